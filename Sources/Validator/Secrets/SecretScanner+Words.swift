/// Words, and the formats that start in them.
extension SecretScanner {
    /// Looks at a word, and tells where to go on.
    mutating func look(at word: Range<Int>, _ seen: UInt8) -> Int {
        var start = word.lowerBound
        // A format may start after what separates it from a name: `--token=ghp_…`.
        while start + 1 < word.upperBound {
            if tables.mayStart(bytes[start], bytes[start + 1]), let end = lookAtFormats(from: start) { return end }
            switch (bytes[start], bytes[start + 1]) {
            case (UInt8(ascii: "-"), UInt8(ascii: "-")): if let end = lookAtArmor(from: start) { return end }
            case (UInt8(ascii: "e"), UInt8(ascii: "y")): if let end = lookAtWebToken(from: start) { return end }
            default: break
            }
            while start < word.upperBound, !Self.separates(bytes[start]) { start += 1 }
            start += 1
        }
        if seen & (SecretTables.digit | SecretTables.upper) != 0 { lookAtTokens(of: word, seen) }
        return word.upperBound
    }

    private static func separates(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "."),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }

    private mutating func lookAtFormats(from start: Int) -> Int? {
        for format in SecretFormat.byFirstByte[Int(bytes[start])] {
            guard let end = match(format, at: start) else { continue }
            add(.known(format.name), start..<end)
            return end
        }
        return nil
    }

    private func match(_ format: SecretFormat, at start: Int) -> Int? {
        guard has(format.prefix, at: start) else { return nil }
        let body = start + format.prefix.count
        let end = endOfRun(of: format.body, from: body, limit: format.length.upperBound + 1)
        guard format.length.contains(end - body), isVaried(body..<end) else { return nil }
        return end
    }

    /// A JSON Web Token (RFC 7519): three parts in base64 for URLs, of which the first two are JSON objects.
    private mutating func lookAtWebToken(from start: Int) -> Int? {
        // Within a run it is not the first part, so that every run is looked at once; but the letter of an escape is
        // none.
        if start > 1, ByteSet.base64URL.contains(bytes[start - 1]), bytes[start - 2] != UInt8(ascii: "\\") {
            return nil
        }
        guard has(Self.object, at: start) else { return nil }
        let first = endOfRun(of: .base64URL, from: start)
        guard first - start >= 17, first < bytes.count, bytes[first] == UInt8(ascii: "."),
            has(Self.object, at: first + 1)
        else { return nil }
        let second = endOfRun(of: .base64URL, from: first + 1)
        guard second - first > 17, second < bytes.count, bytes[second] == UInt8(ascii: ".") else { return nil }
        let third = endOfRun(of: .base64URL, from: second + 1)
        guard third - second > 10 else { return nil }
        add(.known("a JSON Web Token"), start..<third)
        return third
    }

    /// `{"` in base64.
    private static let object = Array("eyJ".utf8)

    /// Whether characters are those of a key, and no placeholder such as `xxxxxxxx`.
    private func isVaried(_ range: Range<Int>) -> Bool {
        Set(bytes[range].prefix(64)).count >= min(8, range.count / 2)
    }

    func has(_ text: [UInt8], at start: Int) -> Bool {
        bytes.count - start >= text.count && bytes[start..<start + text.count].elementsEqual(text)
    }

    private func endOfRun(of set: ByteSet, from start: Int, limit: Int = .max) -> Int {
        let last = limit < bytes.count - start ? start + limit : bytes.count
        var end = start
        while end < last, set.contains(bytes[end]) { end += 1 }
        return end
    }
}
