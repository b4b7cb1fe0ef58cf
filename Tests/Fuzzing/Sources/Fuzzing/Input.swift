/// A text of the fuzzer.
struct Input {
    /// All of it.
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The text, with replacement characters for what is no UTF-8.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What kind of text it is, and the text: a first byte below 8 tells. No manifest starts with one, so that manifests
    /// are seeds as they are.
    var moded: (mode: UInt8, rest: Input) {
        guard let first = bytes.first, first < 8 else { return (0, self) }
        return (first, Input(UnsafeBufferPointer(rebasing: bytes.dropFirst())))
    }

    /// The parts before and after the first NUL; the second is empty where there is none.
    var halves: (String, String) {
        let end = bytes.firstIndex(of: 0) ?? bytes.endIndex
        return (
            String(decoding: bytes[..<end], as: UTF8.self),
            String(decoding: bytes[end...].dropFirst(), as: UTF8.self)
        )
    }
}
