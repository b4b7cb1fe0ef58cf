import YAML

/// How much a ConfigMap or Secret holds (pkg/apis/core/types.go, `MaxSecretSize`).
enum DataSize {
    /// The most bytes that all values have together: 1 MiB.
    static let largest = 1_048_576

    /// The bytes of a mapping's values that are text.
    static func ofText(_ data: YAMLNode) -> Int {
        var size = 0
        for entry in data.entries { size += entry.value.withUTF8(\.count) }
        guard size > largest else { return size }
        // An absent value has none, however it's written.
        for entry in data.entries where entry.value.isNull { size -= entry.value.withUTF8(\.count) }
        return size
    }

    /// The bytes that a base64 text stands for.
    static func ofBase64(_ value: YAMLNode) -> Int {
        guard !value.isNull else { return 0 }
        return value.withUTF8 { text in
            var digits = 0
            for byte in text where byte != UInt8(ascii: "=") && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r")
            {
                digits += 1
            }
            return digits * 3 / 4
        }
    }
}
