import Foundation
import Testing

/// One change to a rendered tree that opens a hole, and where validation has to find it.
struct SeededHole: Sendable, CustomTestStringConvertible {
    /// A change to a file of the tree.
    struct Edit: Sendable {
        enum Change: Sendable {
            /// Other text in the place of the first that is equal.
            case replace(String, with: String)
            /// More text after the first that is equal.
            case insert(String, after: String)
            /// A document more.
            case append(String)
        }

        var path: String
        var change: Change
    }

    /// What is wrong, as a reviewer would say it.
    let name: String
    private(set) var edits: [Edit]
    /// The file in which it has to be found, below the tree.
    private(set) var path: String
    /// What the lines of the file start with, but for blanks, at one of which it has to be found.
    private(set) var lines: [String]

    var testDescription: String { name }

    /// A hole in one file.
    ///
    /// - Parameter lines: starts of lines; the first text of the edit when left out.
    init(_ name: String, in path: String, _ change: Edit.Change, at lines: String...) {
        self.name = name
        self.path = path
        edits = [Edit(path: path, change: change)]
        self.lines = lines.isEmpty ? [change.firstLine] : lines
    }

    /// A hole that takes a change to another file too.
    func also(in path: String, _ change: Edit.Change) -> SeededHole {
        var hole = self
        hole.edits.append(Edit(path: path, change: change))
        return hole
    }

    /// A hole that is found in another file than the one that opens it.
    func foundIn(_ path: String, at lines: String...) -> SeededHole {
        var hole = self
        hole.path = path
        hole.lines = lines
        return hole
    }
}

extension SeededHole.Edit.Change {
    /// The first line that it writes, without the blanks before it.
    fileprivate var firstLine: String {
        let text =
            switch self {
            case .replace(_, let text), .insert(let text, _), .append(let text): text
            }
        let line = text.split(separator: "\n").first { $0.contains { $0 != " " } } ?? ""
        return String(line.drop { $0 == " " })
    }

    /// A file's text after the change; `nil` when there is nothing to change.
    func apply(to text: String) -> String? {
        switch self {
        case .replace(let old, let new):
            text.range(of: old).map { text.replacingCharacters(in: $0, with: new) }
        case .insert(let new, let anchor):
            text.range(of: anchor).map { text.replacingCharacters(in: $0, with: anchor + new) }
        case .append(let document):
            text + "---\n" + document
        }
    }
}
