import Diagnostics
import YAML

/// A rule of Prometheus, as far as others refer to it or may be the same.
struct RuleFacts: Sendable {
    /// The name of the alert, or of the series that is recorded.
    var name: String
    var isRecording: Bool
    /// Of the name, the labels and the expression.
    var hash: Int
    private var line: UInt32
    private var column: UInt32

    /// Where it is named.
    var position: SourcePosition { SourcePosition(line: Int(line), column: Int(column)) }

    /// `nil` for a rule without a name.
    init?(_ rule: YAMLNode) {
        guard let node = rule["record"] ?? rule["alert"], node.kind == .scalar else { return nil }
        name = node.text
        isRecording = rule["record"] != nil
        let start = node.start
        line = UInt32(truncatingIfNeeded: start.line)
        column = UInt32(truncatingIfNeeded: start.column)
        var hasher = Hasher()
        hasher.combine(name)
        hasher.combine(isRecording)
        rule["expr"]?.withUTF8 { text in
            // Whether a block scalar keeps its last line break means nothing.
            let end = text.lastIndex { $0 > UInt8(ascii: " ") } ?? -1
            hasher.combine(bytes: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[..<(end + 1)])))
        }
        let labels = rule["labels"].map { $0.entries.map { (key: $0.key.text, value: $0.value.text) } } ?? []
        for label in labels.sorted(by: { $0.key < $1.key }) {
            hasher.combine(label.key)
            hasher.combine(label.value)
        }
        hash = hasher.finalize()
    }
}
