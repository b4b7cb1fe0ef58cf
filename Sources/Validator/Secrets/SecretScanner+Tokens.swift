/// Values without a format: what is encoded, and what looks random.
extension SecretScanner {
    /// Looks at the parts of a word that may be one value: what lies between dots, and between a name and its value.
    /// Padding belongs to the value.
    mutating func lookAtTokens(of word: Range<Int>, _ seen: UInt8) {
        var start = word.lowerBound
        var index = start
        while index < word.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "=") {
                var end = index
                while end < word.upperBound, bytes[end] == UInt8(ascii: "=") { end += 1 }
                let isPadding = end == word.upperBound && end - index <= 2
                look(atToken: start..<(isPadding ? end : index), seen)
                (start, index) = (end, end)
            } else {
                index += 1
                guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~") else { continue }
                look(atToken: start..<(index - 1), seen)
                start = index
            }
        }
        look(atToken: start..<word.upperBound, seen)
    }

    private mutating func look(atToken token: Range<Int>, _ seen: UInt8) {
        guard token.count >= Self.shortestToken else { return }
        let text = UnsafeBufferPointer(rebasing: bytes[token])
        // base64 of a text has capitals.
        if seen & SecretTables.upper != 0, let decoded = EncodedText.decode(text) {
            lookInto(decoded, of: token)
            return
        }
        // A random word in a text that was encoded says little: what is encoded is mostly a configuration.
        guard depth == 0, seen & SecretTables.digit != 0 else { return }
        let randomness = Randomness(of: text)
        guard randomness.isSecret(in: .secret), randomness.isSecret(in: SecretContext(of: token, in: bytes)) else {
            return
        }
        add(.random, token)
    }

    /// Looks into what a token says in base64.
    private mutating func lookInto(_ decoded: [UInt8], of token: Range<Int>) {
        guard depth < Self.deepest else { return }
        let inner = decoded.withUnsafeBufferPointer { Self.scan($0, depth: depth + 1) }
        if let found = inner.first(where: { $0.kind != .twiceEncoded }) { add(found.kind, token, isEncoded: true) }
        if decoded.withUnsafeBufferPointer({ EncodedText.decode($0.trimmed) }) != nil {
            findings.append(SecretFinding(kind: .twiceEncoded, range: token))
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Without white space at its ends.
    fileprivate var trimmed: Self {
        var start = 0
        var end = count
        while start < end, self[start] <= UInt8(ascii: " ") { start += 1 }
        while end > start, self[end - 1] <= UInt8(ascii: " ") { end -= 1 }
        return UnsafeBufferPointer(rebasing: self[start..<end])
    }
}
