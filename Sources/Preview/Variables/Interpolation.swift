/// Fills variables into a query.
struct Interpolation: Sendable {
    /// By name.
    var values: [String: VariableValue]
    /// Variables whose text goes in as it is: `__interval`, `__range_s`.
    var builtIns: [String: String]

    init(values: [VariableValue], builtIns: [String: String]) {
        self.values = Dictionary(values.map { ($0.variable.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.builtIns = builtIns
    }

    /// The text with its variables filled in. What names no variable stays: `$1` of a label's replacement does.
    ///
    /// `$name`, `${name}`, `${name:format}` and `[[name:format]]` are Grafana's forms (`public/app/features/variables/utils.ts`).
    func text(_ template: String) -> String {
        let bytes = Array(template.utf8)
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if let reference = Self.reference(bytes, at: position), let text = value(of: reference) {
                result += text.utf8
                position = reference.end
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private struct Reference {
        var name: String
        var format: String?
        var end: Int
    }

    private func value(of reference: Reference) -> String? {
        if let text = builtIns[reference.name] { return text }
        guard let value = values[reference.name] else { return nil }
        // What all stands for is written as it is meant to be, whatever the format.
        if value.isAll, let text = value.variable.allValue { return text }
        let format = reference.format.flatMap { VariableFormat(rawValue: String($0.prefix { $0 != ":" })) }
        return format?.text(of: value) ?? VariableFormat.promQL(value)
    }

    private static func reference(_ bytes: [UInt8], at start: Int) -> Reference? {
        let dollar = UInt8(ascii: "$")
        let next = start + 1 < bytes.count ? bytes[start + 1] : 0
        if bytes[start] == dollar, next == UInt8(ascii: "{") {
            return enclosed(bytes, from: start + 2, closing: [UInt8(ascii: "}")])
        }
        if bytes[start] == UInt8(ascii: "["), next == bytes[start] {
            return enclosed(bytes, from: start + 2, closing: Array("]]".utf8))
        }
        guard bytes[start] == dollar else { return nil }
        let name = bytes[(start + 1)...].prefix(while: isWord)
        return name.isEmpty
            ? nil : Reference(name: String(decoding: name, as: UTF8.self), format: nil, end: name.endIndex)
    }

    private static func enclosed(_ bytes: [UInt8], from start: Int, closing: [UInt8]) -> Reference? {
        let name = bytes[start...].prefix(while: isWord)
        var end = name.endIndex
        var format: String?
        if end < bytes.count, bytes[end] == UInt8(ascii: ":") {
            let text = bytes[(end + 1)...].prefix { $0 != closing[0] }
            format = String(decoding: text, as: UTF8.self)
            end = text.endIndex
        }
        guard !name.isEmpty, bytes[end...].starts(with: closing) else { return nil }
        return Reference(name: String(decoding: name, as: UTF8.self), format: format, end: end + closing.count)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
