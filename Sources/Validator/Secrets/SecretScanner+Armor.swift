/// Keys in PEM.
extension SecretScanner {
    private static let begin = Array("-----BEGIN ".utf8)
    private static let end = Array("-----END ".utf8)
    private static let privateKey = Array("PRIVATE KEY".utf8)

    /// Looks at a block in PEM (RFC 7468) and tells where it ends. One that isn't a private key is passed: it is
    /// public, or encrypted.
    mutating func lookAtArmor(from start: Int) -> Int? {
        guard has(Self.begin, at: start) else { return nil }
        let label = start + Self.begin.count
        guard let dash = bytes[label..<min(label + 80, bytes.count)].firstIndex(of: UInt8(ascii: "-")) else {
            return nil
        }
        let name = bytes[label..<dash]
        if name.count >= Self.privateKey.count, contains(Self.privateKey, in: name) {
            add(.privateKey, start..<min(dash + 5, bytes.count))
        }
        // Without an end before the next begin, what follows is no block.
        var end = dash + 5
        while end < bytes.count, !(bytes[end] == UInt8(ascii: "-") && isBoundary(end)) { end += 1 }
        return has(Self.end, at: end) ? end + Self.end.count : min(dash + 5, bytes.count)
    }

    private func isBoundary(_ index: Int) -> Bool { has(Self.end, at: index) || has(Self.begin, at: index) }

    private func contains(_ text: [UInt8], in range: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        range.indices.dropLast(text.count - 1).contains { has(text, at: $0) }
    }
}
