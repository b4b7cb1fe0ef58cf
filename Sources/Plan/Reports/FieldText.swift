import Diagnostics

/// A field's change as lines of a report.
struct FieldText {
    /// How a line is marked.
    enum Mark: String {
        case none = " "
        case removed = "-"
        case added = "+"
    }

    var lines: [(mark: Mark, text: String)]

    /// Longer values are cut.
    private static let valueLimit = 120
    /// More lines of a text's difference are left out.
    private static let lineLimit = 40
    /// More different values of a field are counted only.
    private static let shownValues = 3

    init(_ field: ChangeGroup.Field, of count: Int) {
        lines = []
        if field.values.count == 1, field.values[0].count == count,
            let text = Self.textDifference(field.values[0].change)
        {
            lines.append((.none, "\(field.label):".displayed))
            lines += text
            return
        }
        guard field.values.count <= Self.shownValues else {
            let example = Self.text(field.values[0].change)
            lines.append((.none, "\(field.label): \(field.values.count) different values, as \(example)".displayed))
            return
        }
        for value in field.values {
            let number = field.values.count == 1 ? "" : " (\(value.count))"
            lines.append((.none, "\(field.label): \(Self.text(value.change))\(number)".displayed))
        }
    }

    /// `512Mi -> 1Gi`.
    private static func text(_ change: FieldChange) -> String {
        if change.isSecret {
            switch (change.old, change.new) {
            case (nil, _): return "(set; not shown)"
            case (_, nil): return "(removed)"
            default: return "(differs; not shown)"
            }
        }
        switch (change.old, change.new) {
        case (let old?, let new?):
            let (before, after) = apart(old.text, new.text)
            return "\(cut(before)) -> \(cut(after))"
        case (nil, let new?): return "added \(cut(new.text))"
        case (let old?, nil): return "removed \(cut(old.text))"
        case (nil, nil): return ""
        }
    }

    /// Long texts without most of what they have in common.
    private static func apart(_ old: String, _ new: String) -> (String, String) {
        guard max(old.utf8.count, new.utf8.count) > valueLimit else { return (old, new) }
        let (context, threshold) = (20, 40)
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
        func middle(_ text: String) -> String {
            let start = head > threshold ? "…" + text.dropFirst(head - context) : text
            return tail > threshold ? start.dropLast(tail - context) + "…" : start
        }
        return (middle(old), middle(new))
    }

    private static func cut(_ text: String) -> String {
        // Of a hash it matters only that it is another one.
        if text.utf8.count >= 40, text.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) {
            return "\(text.prefix(12))…"
        }
        return text.count > valueLimit ? "\(text.prefix(valueLimit))…" : text
    }

    /// The lines in which texts of several lines differ; `nil` for other values.
    private static func textDifference(_ change: FieldChange) -> [(mark: Mark, text: String)]? {
        guard !change.isSecret, case .string(let old)? = change.old, case .string(let new)? = change.new,
            old.utf8.contains(UInt8(ascii: "\n")) || new.utf8.contains(UInt8(ascii: "\n"))
        else { return nil }
        // Without the two lines that name the files.
        let all = UnifiedDiff.text(path: "", old: Array(old.utf8), new: Array(new.utf8)).split(
            separator: "\n",
            omittingEmptySubsequences: true
        )
        .dropFirst(2)
        var lines: [(mark: Mark, text: String)] = all.prefix(lineLimit).map { line in
            switch line.first {
            case "-": (.removed, String(line.dropFirst()).displayed)
            case "+": (.added, String(line.dropFirst()).displayed)
            case "@": (.none, "…")
            default: (.none, String(line.dropFirst()).displayed)
            }
        }
        if all.count > lineLimit { lines.append((.none, "… and \(all.count - lineLimit) more lines")) }
        return lines
    }
}
