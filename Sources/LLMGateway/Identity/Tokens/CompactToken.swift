import YAML

/// A signed token in its three parts (RFC 7515, 7.1), of which nothing is verified yet.
struct CompactToken: Sendable {
    /// The algorithm that the header names.
    let algorithm: SigningKey.Algorithm
    /// The key that the header names.
    let keyID: String
    /// The claims, which mean nothing before the signature is verified.
    let payload: [UInt8]
    /// What the signature is of: header and payload as they were sent.
    let signed: ArraySlice<UInt8>
    let signature: [UInt8]

    /// The longest name of a key: the API server's have 43 characters.
    private static let mostKeyIDBytes = 256

    /// The parts of a token.
    init(_ token: [UInt8]) throws(AuthenticationError) {
        let parts = token.split(separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }),
            let header = Base64URL.decode(parts[0]), let payload = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2])
        else { throw .malformed }
        let fields = try TokenObject(header)
        // The header says in `crit` what a reader has to understand, and we understand none of it (RFC 7515, 4.1.11).
        guard fields.node("crit") == nil else { throw .unsupportedAlgorithm }
        guard let algorithm = try SigningKey.Algorithm(rawValue: fields.string("alg")) else {
            throw .unsupportedAlgorithm
        }
        self.algorithm = algorithm
        keyID = try fields.string("kid")
        guard !keyID.isEmpty, keyID.utf8.count <= Self.mostKeyIDBytes else { throw .malformed }
        self.payload = payload
        signed = token[..<parts[2].index(before: parts[2].startIndex)]
        self.signature = signature
    }
}

/// A JSON object of a token: small, flat, without a key twice.
struct TokenObject: Sendable {
    private let root: YAMLNode

    /// The API server's claims nest 3 deep.
    private static let mostDepth = 8

    init(_ bytes: [UInt8]) throws(AuthenticationError) {
        // JSON is YAML in braces.
        guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}"),
            let stream = try? YAMLStream.parse(
                bytes,
                limits: YAMLLimits(depth: Self.mostDepth, bytes: Bearer.mostBytes, problems: 1)
            ),
            stream.problems.isEmpty, stream.documents.count == 1, let root = stream.documents.first,
            root.kind == .mapping
        else { throw .malformed }
        self.root = root
    }

    private init(root: YAMLNode) {
        self.root = root
    }

    /// A field; `nil` when there is none.
    func node(_ key: StaticString) -> YAMLNode? { root.value(of: key) }

    /// A field that has to be an object.
    func object(_ key: StaticString) throws(AuthenticationError) -> TokenObject {
        guard let node = node(key), node.kind == .mapping else { throw .malformed }
        return TokenObject(root: node)
    }

    /// A field that has to be a string.
    func string(_ key: StaticString) throws(AuthenticationError) -> String {
        guard let node = node(key), node.kind == .scalar, case .string(let text) = node.scalar else { throw .malformed }
        return text
    }

    /// A field that has to be a time where there is one: seconds since 1970, which may have a fraction (RFC 7519, 2).
    func time(_ key: StaticString) throws(AuthenticationError) -> Int64? {
        guard let node = node(key) else { return nil }
        guard node.kind == .scalar else { throw .malformed }
        switch node.scalar {
        case .int(let seconds) where (0...Self.lastTime).contains(seconds): return seconds
        case .float(let seconds) where (0...Double(Self.lastTime)).contains(seconds): return Int64(seconds)
        default: throw .malformed
        }
    }

    /// The year 9999, so that sums with it don't overflow.
    private static let lastTime: Int64 = 253_402_300_799
}
