/// Looks for secrets in the bytes of a text, in one pass.
///
/// Secrets are long words without spaces. So the pass goes from word to word, by a table of the bytes that words are made of, and
/// looks closer at those that are long enough: most are not. Nothing is asked of a regular expression.
struct SecretScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let depth: Int
    private(set) var findings: [SecretFinding] = []

    /// The most that is told of one text.
    static let limit = 1_000
    /// The shortest word that is looked at: `-----BEGIN` and `SG.` with what follows are no shorter.
    private static let shortestWord = 10
    /// How often something is decoded that was decoded before.
    private static let deepest = 3

    /// What is found in a text.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> [SecretFinding] {
        scan(bytes, depth: 0)
    }

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) -> [SecretFinding] {
        var scanner = SecretScanner(bytes, depth: depth)
        scanner.scan()
        return scanner.findings
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    private mutating func scan() {
        Self.isOfWord.withUnsafeBufferPointer { isOfWord in
            var index = 0
            while index < bytes.count, findings.count < Self.limit {
                var start = index
                while index < bytes.count, isOfWord[Int(bytes[index])] { index += 1 }
                // The letter of an escape, as of a line break in JSON, is none of the word.
                if start > 0, start < index, bytes[start - 1] == UInt8(ascii: "\\") { start += 1 }
                if index - start >= Self.shortestWord { index = max(index, look(at: start..<index)) }
                // An address: the word before was its scheme.
                if index + 2 < bytes.count, bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "/"),
                    bytes[index + 2] == UInt8(ascii: "/"), index > start
                {
                    lookAtAddress(from: start, authority: index + 3)
                    index += 2
                }
                index += 1
            }
        }
    }

    /// The bytes of words: those of base64, of base64 for URLs, and dots and tildes, which some formats have.
    private static let isOfWord: [Bool] = {
        let set = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_.~")
        return (0..<256).map { set.contains(UInt8($0)) }
    }()

    private mutating func add(_ kind: SecretFinding.Kind, _ range: Range<Int>, isEncoded: Bool = false) {
        guard !findings.contains(where: { $0.range.overlaps(range) }) else { return }
        findings.append(SecretFinding(kind: kind, range: range, isEncoded: isEncoded))
    }
}

// MARK: - Words

extension SecretScanner {
    /// Looks at a word, and tells where to go on.
    private mutating func look(at word: Range<Int>) -> Int {
        var start = word.lowerBound
        // A format may start after what separates it from a name: `--token=ghp_…`.
        while start < word.upperBound {
            if let end = lookAtArmor(from: start) { return end }
            if let end = lookAtFormats(from: start) { return end }
            guard let next = bytes[start..<word.upperBound].firstIndex(where: Self.separates) else { break }
            start = next + 1
            while start < word.upperBound, bytes[start] != UInt8(ascii: "-"), Self.separates(bytes[start]) {
                start += 1
            }
        }
        for token in tokens(of: word) { lookAtToken(token) }
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
        if let end = tokenOfThreeParts(at: start) {
            add(.known("a JSON Web Token"), start..<end)
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
    private func tokenOfThreeParts(at start: Int) -> Int? {
        // Within a run, it is not the first part; and every run is looked at once.
        if start > 0, ByteSet.base64URL.contains(bytes[start - 1]), start > 1, bytes[start - 2] != UInt8(ascii: "\\") {
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
        return third - second > 10 ? third : nil
    }

    /// `{"` in base64.
    private static let object = Array("eyJ".utf8)

    /// Whether characters are those of a key, and no placeholder such as `xxxxxxxx`.
    private func isVaried(_ range: Range<Int>) -> Bool {
        Set(bytes[range].prefix(64)).count >= min(8, range.count / 2)
    }

    private func has(_ text: [UInt8], at start: Int) -> Bool {
        bytes.count - start >= text.count && bytes[start..<start + text.count].elementsEqual(text)
    }

    private func endOfRun(of set: ByteSet, from start: Int, limit: Int = .max) -> Int {
        let last = limit < bytes.count - start ? start + limit : bytes.count
        var end = start
        while end < last, set.contains(bytes[end]) { end += 1 }
        return end
    }
}

// MARK: - Keys in PEM

extension SecretScanner {
    private static let begin = Array("-----BEGIN ".utf8)
    private static let end = Array("-----END ".utf8)
    private static let privateKey = Array("PRIVATE KEY".utf8)

    /// Looks at a block in PEM (RFC 7468) and tells where it ends. One that isn't a private key is passed: it is public, or
    /// encrypted.
    private mutating func lookAtArmor(from start: Int) -> Int? {
        guard bytes[start] == UInt8(ascii: "-"), has(Self.begin, at: start) else { return nil }
        let label = start + Self.begin.count
        guard let dash = bytes[label..<min(label + 80, bytes.count)].firstIndex(of: UInt8(ascii: "-")) else {
            return nil
        }
        let name = bytes[label..<dash]
        if name.count >= Self.privateKey.count, contains(Self.privateKey, in: name) {
            add(.privateKey, start..<dash + 5)
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

// MARK: - Addresses

extension SecretScanner {
    /// Looks for a password in an address (RFC 3986: `userinfo`).
    private mutating func lookAtAddress(from start: Int, authority: Int) {
        var end = authority
        var at: Int?
        while end < bytes.count, end - authority < 512, Self.isOfAuthority(bytes[end]) {
            if bytes[end] == UInt8(ascii: "@") { at = end }
            end += 1
        }
        guard let at, let colon = bytes[authority..<at].firstIndex(of: UInt8(ascii: ":")), colon + 1 < at else {
            return
        }
        let password = bytes[(colon + 1)..<at]
        // A variable, a template or stars stand for one.
        let placeholders = ByteSet("$<{%*")
        guard let first = password.first, !placeholders.contains(first), Set(password).count > 1 else { return }
        add(.address, scheme(before: authority - 3, from: start)..<at)
    }

    /// Where the scheme starts that ends at a colon: with a letter (RFC 3986, section 3.1).
    private func scheme(before colon: Int, from word: Int) -> Int {
        let ofScheme = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-")
        let isFirst = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        var start = colon
        while start > word, ofScheme.contains(bytes[start - 1]) { start -= 1 }
        return bytes[start..<colon].firstIndex(where: isFirst.contains) ?? start
    }

    private static func isOfAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"),
            UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"):
            false
        default: true
        }
    }
}

// MARK: - Tokens

extension SecretScanner {
    /// The parts of a word that may be one value: what lies between dots, and between a name and its value; padding stays.
    private func tokens(of word: Range<Int>) -> [Range<Int>] {
        var tokens: [Range<Int>] = []
        var start = word.lowerBound
        var index = start
        while index < word.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "=") {
                var end = index
                while end < word.upperBound, bytes[end] == UInt8(ascii: "=") { end += 1 }
                // Padding ends the word or the part.
                if end == word.upperBound, end - index <= 2 {
                    tokens.append(start..<end)
                } else {
                    tokens.append(start..<index)
                }
                start = end
                index = end
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~") {
                tokens.append(start..<index)
                index += 1
                start = index
            } else {
                index += 1
            }
        }
        if start < word.upperBound { tokens.append(start..<word.upperBound) }
        return tokens.filter { $0.count >= 16 }
    }

    private mutating func lookAtToken(_ token: Range<Int>) {
        if let decoded = EncodedText.decode(UnsafeBufferPointer(rebasing: bytes[token])) {
            lookInto(decoded, of: token)
            return
        }
        // A random word in a text that was encoded says little: what is encoded is mostly a configuration.
        guard depth == 0 else { return }
        let context = SecretContext(of: token, in: bytes)
        if Randomness(of: UnsafeBufferPointer(rebasing: bytes[token])).isSecret(in: context) { add(.random, token) }
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
