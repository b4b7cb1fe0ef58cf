/// A difference of two texts by lines, as `diff -u` prints it and `git apply` and `patch` take it.
package enum UnifiedDiff {
    /// Lines of context around a change.
    private static let context = 3
    /// More differing lines than these are replaced as one: the room that the search for the shortest edit script takes
    /// grows with the square of what differs, to 64 MB here.
    private static let searchLimit = 4000

    /// A line with the line feed that ends it; the last one of a text may have none. Bytes, as Swift's characters take
    /// CR LF for one and equivalent spellings for equal.
    private typealias Bytes = ArraySlice<UInt8>

    private enum Line {
        case same(Bytes)
        case removed(Bytes)
        case added(Bytes)

        var text: (mark: UInt8, bytes: Bytes) {
            switch self {
            case .same(let line): (UInt8(ascii: " "), line)
            case .removed(let line): (UInt8(ascii: "-"), line)
            case .added(let line): (UInt8(ascii: "+"), line)
            }
        }

        var isSame: Bool {
            if case .same = self { return true }
            return false
        }
    }

    /// The diff of `old` and `new`. A missing text is as `/dev/null`.
    package static func text(path: String, old: [UInt8]?, new: [UInt8]?) -> String {
        let head = "--- \(old == nil ? "/dev/null" : "a/" + path)\n+++ \(new == nil ? "/dev/null" : "b/" + path)\n"
        return head + hunks(of: merge(lines(of: old ?? []), lines(of: new ?? [])))
    }

    private static func lines(of text: [UInt8]) -> [Bytes] {
        var lines: [Bytes] = []
        var rest = text[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(rest[...end])
            rest = rest[(end + 1)...]
        }
        if !rest.isEmpty { lines.append(rest) }
        return lines
    }

    /// Both texts in one list of lines.
    private static func merge(_ old: [Bytes], _ new: [Bytes]) -> [Line] {
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
        let (oldMiddle, newMiddle) = (Array(old[head..<old.count - tail]), Array(new[head..<new.count - tail]))
        let middle =
            oldMiddle.count + newMiddle.count <= searchLimit
            ? edits(oldMiddle, newMiddle) : oldMiddle.map(Line.removed) + newMiddle.map(Line.added)
        return old.prefix(head).map(Line.same) + middle + old.suffix(tail).map(Line.same)
    }

    /// The shortest edit script (Myers), which the standard library finds.
    private static func edits(_ old: [Bytes], _ new: [Bytes]) -> [Line] {
        var removed = Set<Int>()
        var added: [Int: Bytes] = [:]
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, let line, _): added[offset] = line
            }
        }
        var merged: [Line] = []
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < old.count || newIndex < new.count {
            if removed.contains(oldIndex) {
                merged.append(.removed(old[oldIndex]))
                oldIndex += 1
            } else if let line = added[newIndex] {
                merged.append(.added(line))
                newIndex += 1
            } else {
                merged.append(.same(old[oldIndex]))
                oldIndex += 1
                newIndex += 1
            }
        }
        return merged
    }

    private static func hunks(of lines: [Line]) -> String {
        let changes = lines.indices.filter { !lines[$0].isSame }
        var text: [UInt8] = []
        var (oldLine, newLine, position) = (1, 1, 0)
        var index = 0
        while index < changes.count {
            let start = max(0, changes[index] - context)
            while index + 1 < changes.count, changes[index + 1] - changes[index] <= 2 * context { index += 1 }
            let end = min(lines.count, changes[index] + context + 1)
            index += 1
            oldLine += start - position
            newLine += start - position
            let hunk = lines[start..<end]
            let oldCount = hunk.count { if case .added = $0 { false } else { true } }
            let newCount = hunk.count { if case .removed = $0 { false } else { true } }
            // An empty side stands before its first line, as in diff(1).
            let oldPlace = "\(oldCount == 0 ? oldLine - 1 : oldLine),\(oldCount)"
            let newPlace = "\(newCount == 0 ? newLine - 1 : newLine),\(newCount)"
            text.append(contentsOf: "@@ -\(oldPlace) +\(newPlace) @@\n".utf8)
            for line in hunk { append(line, to: &text) }
            oldLine += oldCount
            newLine += newCount
            position = end
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ line: Line, to text: inout [UInt8]) {
        let (mark, bytes) = line.text
        text.append(mark)
        text.append(contentsOf: bytes)
        if bytes.last != UInt8(ascii: "\n") { text.append(contentsOf: "\n\\ No newline at end of file\n".utf8) }
    }
}
