/// Looks for secrets in the bytes of a text, in one pass.
///
/// Secrets are long words without spaces. So the pass goes from word to word, by a table of the bytes that words are made of, and
/// looks closer at those that are long enough: most are not. Nothing is asked of a regular expression.
struct SecretScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let depth: Int
    private let tables = SecretTables.shared
    private(set) var findings: [SecretFinding] = []

    /// The most that is told of one text.
    static let limit = 1_000
    /// The shortest word that is looked at: `-----BEGIN` and `SG.` with what follows are no shorter.
    private static let shortestWord = 10
    /// The shortest value that is judged by its characters, or decoded.
    private static let shortestToken = 16
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
        tables.classes.withUnsafeBufferPointer { classes in
            var index = 0
            while index < bytes.count, findings.count < Self.limit {
                var start = index
                var seen: UInt8 = 0
                while index < bytes.count {
                    let found = classes[Int(bytes[index])]
                    guard found != 0 else { break }
                    seen |= found
                    index += 1
                }
                // The letter of an escape, as of a line break in JSON, is none of the word.
                if start > 0, start < index, bytes[start - 1] == UInt8(ascii: "\\") { start += 1 }
                if index - start >= Self.shortestWord { index = max(index, look(at: start..<index, seen)) }
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

    private mutating func add(_ kind: SecretFinding.Kind, _ range: Range<Int>, isEncoded: Bool = false) {
        guard !findings.contains(where: { $0.range.overlaps(range) }) else { return }
        findings.append(SecretFinding(kind: kind, range: range, isEncoded: isEncoded))
    }
}

/// What the scanner asks of each byte, and of each two.
struct SecretTables: Sendable {
    /// Whether a byte is one of words, and which sort of character it is; 0 for all others.
    ///
    /// Words are made of the characters of base64, of base64 for URLs, and of dots and tildes, which some formats have.
    let classes: [UInt8]
    /// Whether some format starts with two bytes, the first of which counts 256 times.
    private let pairs: [Bool]

    static let digit: UInt8 = 2
    static let upper: UInt8 = 4

    static let shared = SecretTables()

    private init() {
        var classes = [UInt8](repeating: 0, count: 256)
        for byte in "abcdefghijklmnopqrstuvwxyz+/=-_.~".utf8 { classes[Int(byte)] = 1 }
        for byte in "0123456789".utf8 { classes[Int(byte)] = 1 | Self.digit }
        for byte in "ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8 { classes[Int(byte)] = 1 | Self.upper }
        self.classes = classes
        var pairs = [Bool](repeating: false, count: 1 << 16)
        for format in SecretFormat.known { pairs[Int(format.prefix[0]) << 8 | Int(format.prefix[1])] = true }
        self.pairs = pairs
    }

    /// Whether some format may start with these two bytes.
    func mayStart(_ first: UInt8, _ second: UInt8) -> Bool {
        pairs[Int(first) << 8 | Int(second)]
    }
}

// MARK: - Words

extension SecretScanner {
    /// Looks at a word, and tells where to go on.
    private mutating func look(at word: Range<Int>, _ seen: UInt8) -> Int {
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
        // Within a run it is not the first part, so that every run is looked at once; but the letter of an escape is none.
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
        guard has(Self.begin, at: start) else { return nil }
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
    /// Looks at the parts of a word that may be one value: what lies between dots, and between a name and its value. Padding
    /// belongs to the value.
    private mutating func lookAtTokens(of word: Range<Int>, _ seen: UInt8) {
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
