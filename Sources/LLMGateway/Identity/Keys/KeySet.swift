import YAML

/// The keys of a cluster, and who issues its tokens.
final class KeySet: Sendable {
    /// The keys by their names.
    let keys: [String: SigningKey]
    /// What the keys were read from.
    let material: KeyMaterial

    /// Whose tokens are taken.
    var issuers: Set<String> { material.issuers }

    /// Reads a JSON Web Key Set (RFC 7517).
    ///
    /// Keys that are for something else, or of a kind that no API server signs with, are passed over, as section 5 asks for; so
    /// are private halves, which have no place there.
    ///
    /// - Throws: `KeyError` when it is none, or no key of it is of use.
    init(reading material: KeyMaterial) async throws(KeyError) {
        let root = try KeyDocument.root(of: material.keys, expecting: "a JSON Web Key Set")
        guard let list = root["keys"], list.kind == .sequence, list.count <= Self.mostKeys else {
            throw KeyError("the key set has no list of keys, or one of more than \(Self.mostKeys)")
        }
        var keys: [String: SigningKey] = [:]
        for node in list.elements where node.kind == .mapping {
            guard let key = await Self.key(node), keys[key.id] == nil else { continue }
            keys[key.id] = key
        }
        guard !keys.isEmpty else { throw KeyError("the key set has no RSA or ECDSA key for signatures") }
        self.keys = keys
        self.material = material
    }

    /// More than a cluster has, in the middle of a rotation even.
    private static let mostKeys = 100

    private static func key(_ node: YAMLNode) async -> SigningKey? {
        func text(_ key: StaticString) -> String? {
            guard let value = node.value(of: key), case .string(let text) = value.scalar else { return nil }
            return text
        }
        guard let id = text("kid"), !id.isEmpty, text("use") ?? "sig" == "sig" else { return nil }
        let claimed = text("alg")
        switch text("kty") {
        case "RSA":
            guard claimed ?? "RS256" == "RS256", let modulus = text("n"), let exponent = text("e") else { return nil }
            return try? await .rsa(id: id, modulus: modulus, exponent: exponent)
        case "EC":
            guard let curve = text("crv"), let algorithm = SigningKey.Algorithm(curve: curve),
                claimed ?? algorithm.rawValue == algorithm.rawValue, let x = text("x"), let y = text("y")
            else { return nil }
            return try? await .ecdsa(id: id, algorithm, x: x, y: y)
        default:
            return nil
        }
    }
}

/// Why keys can't be read: lower case, one sentence, nothing of a token.
public struct KeyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public var description: String

    /// A problem with keys.
    public init(_ description: String) {
        self.description = description
    }
}

/// What a source of keys answered with.
enum KeyDocument {
    /// More than a hundred keys of 8,192 bits have.
    static let mostBytes = 256 << 10

    /// The object that a JSON text is.
    static func root(of bytes: [UInt8], expecting what: String) throws(KeyError) -> YAMLNode {
        let limits = YAMLLimits(depth: 8, bytes: mostBytes, problems: 1)
        guard let stream = try? YAMLStream.parse(bytes, limits: limits), stream.problems.isEmpty,
            let root = stream.documents.first, root.kind == .mapping
        else { throw KeyError("expected \(what)") }
        return root
    }
}
