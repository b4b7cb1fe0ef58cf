import YAML

/// What a service-account token says (Kubernetes `pkg/serviceaccount/claims.go`).
struct ServiceAccountClaims: Hashable, Sendable {
    /// Who issued it: `iss`.
    var issuer: String
    /// Whom it is for: `aud`.
    var audiences: [String]
    /// When it ends: `exp`, in seconds since 1970, as all times here.
    var expiry: Int64
    /// When it begins: `nbf`.
    var notBefore: Int64?
    /// When it was made: `iat`.
    var issuedAt: Int64?
    /// The namespace of the account: `kubernetes.io`, `namespace`.
    var namespace: String
    /// The account: `kubernetes.io`, `serviceaccount`, `name`.
    var account: String
    /// The account's UID.
    var accountUID: String
    /// The pod that the token is bound to, where it is bound to one.
    var pod: String?

    /// By how much clocks may differ, in seconds.
    static let leeway: Int64 = 10

    /// Reads the claims. A token of the old kind, which never ends and is for everyone, has not all of them.
    init(_ payload: [UInt8]) throws(AuthenticationError) {
        let claims = try TokenObject(payload)
        issuer = try claims.string("iss")
        audiences = try Self.audiences(claims.node("aud"))
        guard let expiry = try claims.time("exp") else { throw .malformed }
        self.expiry = expiry
        notBefore = try claims.time("nbf")
        issuedAt = try claims.time("iat")
        let cluster = try claims.object("kubernetes.io")
        let account = try cluster.object("serviceaccount")
        namespace = try cluster.string("namespace")
        self.account = try account.string("name")
        accountUID = try account.string("uid")
        pod = cluster.node("pod") == nil ? nil : try cluster.object("pod").string("name")
        // The API server makes all of them from one account: if they differ, it did not make them.
        guard !namespace.isEmpty, !self.account.isEmpty,
            try claims.string("sub") == "system:serviceaccount:\(namespace):\(self.account)"
        else { throw .malformed }
    }

    /// Refuses a token that is another cluster's, for someone else, or of another time.
    func check(issuers: Set<String>, audience: String, at now: Int64) throws(AuthenticationError) {
        guard issuers.contains(issuer) else { throw .wrongIssuer }
        guard audiences.contains(audience) else { throw .wrongAudience }
        guard now < expiry + Self.leeway else { throw .expired }
        guard notBefore.map({ $0 <= now + Self.leeway }) ?? true, issuedAt.map({ $0 <= now + Self.leeway }) ?? true
        else {
            throw .notYetValid
        }
        guard issuedAt.map({ $0 < expiry }) ?? true else { throw .malformed }
    }

    /// One audience, or a list of them (RFC 7519, 4.1.3).
    private static func audiences(_ node: YAMLNode?) throws(AuthenticationError) -> [String] {
        guard let node else { throw .wrongAudience }
        guard node.kind == .sequence else { return [try string(node)] }
        var audiences: [String] = []
        for element in node.elements { audiences.append(try string(element)) }
        return audiences
    }

    private static func string(_ node: YAMLNode) throws(AuthenticationError) -> String {
        guard node.kind == .scalar, case .string(let text) = node.scalar else { throw .malformed }
        return text
    }
}
