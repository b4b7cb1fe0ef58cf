import Diagnostics
import YAML

/// The comments of a file that suppress findings, and what each covers.
///
/// libyaml drops comments, so they are looked for in the text; what stands in a scalar is none.
struct SuppressionComments {
    /// `# tenantry:ignore RULE until DAY: REASON`
    struct Comment {
        /// What follows the marker on the line.
        var text: String
        /// From its `#` to the end of the line.
        var range: SourceRange
        /// What it covers: its own line when something stands before it, and otherwise what starts on the line after it.
        var covered: SourceRange
        /// The line on which the entry or item starts that it may cover.
        var target: Int?
    }

    private(set) var all: [Comment] = []

    /// Looks for comments; of more than `limit` the first.
    init(scanning bytes: [UInt8], limit: Int) {
        var lines = TextLines(bytes)
        var open: [Int] = []
        while let line = lines.next() {
            guard let comment = Comment(line) else {
                if !line.isPassedOver {
                    for index in open { all[index].aim(at: line.number) }
                    open = []
                }
                continue
            }
            guard all.count < limit else { break }
            all.append(comment)
            if comment.covered.start == comment.covered.end { open.append(all.count - 1) }
            if comment.covered.start != comment.covered.end {
                for index in open { all[index].aim(at: line.number) }
                open = []
            }
        }
    }

    /// Finds the entry or item that starts where each comment points to, and forgets what is no comment but text.
    mutating func place(in stream: YAMLStream?) {
        guard let stream, !all.isEmpty else { return }
        var walk = Walk(all)
        for document in stream.documents { walk.visit(document: document) }
        for (index, range) in walk.covered { all[index].covered.end = max(range.end, all[index].covered.end) }
        all = all.enumerated().filter { !walk.isText.contains($0.offset) }.map(\.element)
    }
}

extension SuppressionComments.Comment {
    /// The comment of a line; `nil` when it has none, or another.
    fileprivate init?(_ line: TextLines.Line) {
        let bytes = line.bytes
        guard let hash = Self.hash(in: bytes) else { return nil }
        let marker = Array(SuppressionReader.commentMarker.utf8)
        guard let start = bytes[hash...].dropFirst().firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
            bytes[start...].starts(with: marker)
        else { return nil }
        let rest = bytes[(start + marker.count)...]
        guard rest.first.map({ $0 == 0x20 || $0 == 0x09 }) ?? true else { return nil }
        text = String(decoding: rest, as: UTF8.self)
        range = SourceRange(start: line.position(of: hash), end: line.position(of: bytes.endIndex))
        let isAlone = bytes[..<hash].allSatisfy { $0 == 0x20 || $0 == 0x09 }
        let next = SourcePosition(line: line.number + 1, column: 1)
        covered = isAlone ? SourceRange(at: next) : SourceRange(start: .init(line: line.number, column: 1), end: next)
    }

    /// The `#` that the marker follows: one at the start of the line or after white space.
    private static func hash(in bytes: ArraySlice<UInt8>) -> Int? {
        let marker = Array(SuppressionReader.commentMarker.utf8)
        for (index, byte) in zip(bytes.indices, bytes) where byte == UInt8(ascii: "#") {
            guard index == bytes.startIndex || bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 else { continue }
            let text = bytes[index...].dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
            if text.starts(with: marker) { return index }
        }
        return nil
    }

    fileprivate mutating func aim(at line: Int) {
        target = line
        covered = SourceRange(start: .init(line: line, column: 1), end: .init(line: line + 1, column: 1))
    }

    /// The rules and the day that the text names, and its reason.
    func parsed() throws(SuppressionText.Problem) -> (rules: [Diagnostic.ID], until: CalendarDay, reason: String) {
        let form = "write '# \(SuppressionReader.commentMarker) RULE until 2027-01-31: why it may stay'"
        guard let until = text.firstRange(of: " until ") else {
            throw SuppressionText.Problem(message: "a suppression names a rule, a last day and a reason; \(form)")
        }
        let names = text[..<until.lowerBound].split { $0 == "," || $0 == " " || $0 == "\t" }
        guard !names.isEmpty else {
            throw SuppressionText.Problem(message: "a suppression names the rule that it suppresses; \(form)")
        }
        var rules: [Diagnostic.ID] = []
        for name in names { rules.append(try SuppressionText.rule(named: name)) }
        let rest = text[until.upperBound...].drop { $0 == " " }
        let day = rest.prefix { $0 != ":" && $0 != " " }
        let last = try SuppressionText.day(day)
        let reason = rest[day.endIndex...].drop { $0 == ":" || $0 == " " }
        try SuppressionText.checkReason(reason)
        return (rules, last, String(reason))
    }
}

/// Goes through a stream for what starts on some lines, and for scalars that some places are in.
private struct Walk {
    private(set) var covered: [Int: SourceRange] = [:]
    private(set) var isText: Set<Int> = []
    private var byTarget: [Int: [Int]] = [:]
    private let positions: [SourcePosition]

    init(_ comments: [SuppressionComments.Comment]) {
        positions = comments.map(\.range.start)
        for (index, comment) in comments.enumerated() {
            if let target = comment.target { byTarget[target, default: []].append(index) }
        }
    }

    mutating func visit(document: YAMLNode) {
        note(document.range)
        visit(document)
    }

    private mutating func visit(_ node: YAMLNode) {
        guard !node.isAlias else { return }
        switch node.kind {
        case .scalar: noteText(node)
        case .sequence:
            for item in node.elements {
                note(item.range)
                visit(item)
            }
        case .mapping:
            for entry in node.writtenEntries {
                note(SourceRange(start: entry.key.start, end: max(entry.key.range.end, entry.value.range.end)))
                visit(entry.key)
                visit(entry.value)
            }
        }
    }

    /// The first to come is the outermost.
    private mutating func note(_ range: SourceRange) {
        guard let indices = byTarget.removeValue(forKey: range.start.line) else { return }
        for index in indices { covered[index] = range }
    }

    private mutating func noteText(_ scalar: YAMLNode) {
        let range = scalar.range
        var low = 0
        var high = positions.count
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < range.start { low = middle + 1 } else { high = middle }
        }
        while low < positions.count, positions[low] < range.end {
            isText.insert(low)
            low += 1
        }
    }
}
