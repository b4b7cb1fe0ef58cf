public import YAML

/// Credentials in the `Authorization` header (`monitoring/v1 types.go SafeAuthorization`).
public struct SafeAuthorization: Structured {
    /// Their type; `Bearer` when left out.
    public var type: String?
    /// The secret that holds them.
    public var credentials: SecretKeySelector?

    /// The value with the given fields set.
    public init(type: String? = nil, credentials: SecretKeySelector? = nil) {
        self.type = type
        self.credentials = credentials
    }
}

extension SafeAuthorization {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SafeAuthorization?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SafeAuthorization {
        try SafeAuthorization(
            type: visit.optional("type", value?.type),
            credentials: visit.optional("credentials", value?.credentials)
        )
    }
}

/// A user and password (`monitoring/v1 types.go BasicAuth`).
public struct BasicAuth: Structured {
    /// The secret that holds the user.
    public var username: SecretKeySelector
    /// The secret that holds the password.
    public var password: SecretKeySelector

    /// The value with the given fields set.
    public init(username: SecretKeySelector, password: SecretKeySelector) {
        self.username = username
        self.password = password
    }
}

extension BasicAuth {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: BasicAuth?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> BasicAuth {
        try BasicAuth(
            username: visit.required("username", value?.username),
            password: visit.required("password", value?.password)
        )
    }
}

/// How TLS is checked, by secrets and ConfigMaps alone (`monitoring/v1 tls_types.go SafeTLSConfig`).
public struct SafeTLSConfig: Structured {
    /// The authorities that are trusted.
    public var ca: SecretOrConfigMap?
    /// The client's certificate.
    public var cert: SecretOrConfigMap?
    /// The client's key.
    public var keySecret: SecretKeySelector?
    /// The name that the target's certificate must have.
    public var serverName: String?
    /// Whether its certificate isn't checked.
    public var insecureSkipVerify: Bool?

    /// The value with the given fields set.
    public init(
        ca: SecretOrConfigMap? = nil,
        cert: SecretOrConfigMap? = nil,
        keySecret: SecretKeySelector? = nil,
        serverName: String? = nil,
        insecureSkipVerify: Bool? = nil
    ) {
        self.ca = ca
        self.cert = cert
        self.keySecret = keySecret
        self.serverName = serverName
        self.insecureSkipVerify = insecureSkipVerify
    }
}

extension SafeTLSConfig {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SafeTLSConfig?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SafeTLSConfig {
        try SafeTLSConfig(
            ca: visit.optional("ca", value?.ca),
            cert: visit.optional("cert", value?.cert),
            keySecret: visit.optional("keySecret", value?.keySecret),
            serverName: visit.optional("serverName", value?.serverName),
            insecureSkipVerify: visit.optional("insecureSkipVerify", value?.insecureSkipVerify)
        )
    }
}

/// A key of a Secret or of a ConfigMap (`monitoring/v1 types.go SecretOrConfigMap`).
public enum SecretOrConfigMap: Structured {
    /// A key of a Secret.
    case secret(SecretKeySelector)
    /// A key of a ConfigMap.
    case configMap(ConfigMapKeySelector)
}

extension SecretOrConfigMap {
    /// What `secret` holds, if it is that.
    public var secret: SecretKeySelector? {
        if case .secret(let value) = self { value } else { nil }
    }

    /// What `configMap` holds, if it is that.
    public var configMap: ConfigMapKeySelector? {
        if case .configMap(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecretOrConfigMap?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecretOrConfigMap {
        var one = OneOf<SecretOrConfigMap>()
        try one.field("secret", value?.secret, &visit, SecretOrConfigMap.secret)
        try one.field("configMap", value?.configMap, &visit, SecretOrConfigMap.configMap)
        return try one.found(among: "secret | configMap", &visit, else: .secret(.sample))
    }
}
