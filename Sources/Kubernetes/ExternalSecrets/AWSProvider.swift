public import YAML

/// AWS as the keeper of secrets (`externalsecrets/v1 secretstore_aws_types.go AWSProvider`).
public struct AWSProvider: Structured {
    /// Which of its services.
    public var service: AWSServiceType
    /// How the controller proves who it is; by its own environment when left out.
    public var auth: AWSAuth?
    /// The ARN of the role that it assumes.
    public var role: String?
    /// The region: `us-east-1`.
    public var region: String
    /// The ARNs of roles that it assumes before.
    public var additionalRoles: [String]
    /// The external ID that it assumes roles with.
    public var externalID: String?
    /// Tags of its session.
    public var sessionTags: [AWSTag]
    /// Which tags stay when it assumes a further role.
    public var transitiveTagKeys: [String]
    /// What is put before every name.
    public var prefix: String?

    /// The value with the given fields set.
    public init(
        service: AWSServiceType,
        auth: AWSAuth? = nil,
        role: String? = nil,
        region: String,
        additionalRoles: [String] = [],
        externalID: String? = nil,
        sessionTags: [AWSTag] = [],
        transitiveTagKeys: [String] = [],
        prefix: String? = nil
    ) {
        self.service = service
        self.auth = auth
        self.role = role
        self.region = region
        self.additionalRoles = additionalRoles
        self.externalID = externalID
        self.sessionTags = sessionTags
        self.transitiveTagKeys = transitiveTagKeys
        self.prefix = prefix
    }
}

extension AWSProvider {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AWSProvider?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AWSProvider {
        try AWSProvider(
            service: visit.required("service", value?.service),
            auth: visit.optional("auth", value?.auth),
            role: visit.optional("role", value?.role),
            region: visit.required("region", value?.region),
            additionalRoles: visit.optional("additionalRoles", value?.additionalRoles, default: []),
            externalID: visit.optional("externalID", value?.externalID),
            sessionTags: visit.optional("sessionTags", value?.sessionTags, default: []),
            transitiveTagKeys: visit.optional("transitiveTagKeys", value?.transitiveTagKeys, default: []),
            prefix: visit.optional("prefix", value?.prefix)
        )
    }
}

/// A service of AWS that keeps secrets (`externalsecrets/v1 secretstore_aws_types.go AWSServiceType`).
public enum AWSServiceType: String, EnumFieldValue {
    /// Secrets Manager.
    case secretsManager = "SecretsManager"
    /// The Parameter Store of Systems Manager.
    case parameterStore = "ParameterStore"
}

/// A tag (`externalsecrets/v1 secretstore_aws_types.go Tag`).
public struct AWSTag: Structured {
    /// Its key.
    public var key: String
    /// Its value.
    public var value: String

    /// The value with the given fields set.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}

extension AWSTag {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AWSTag?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AWSTag {
        try AWSTag(
            key: visit.required("key", value?.key),
            value: visit.required("value", value?.value)
        )
    }
}

/// How the controller proves to AWS who it is (`externalsecrets/v1 secretstore_aws_types.go AWSAuth`).
public enum AWSAuth: Structured {
    /// With keys in secrets.
    case secretRef(AWSAuthSecretRef)
    /// With the token of an account.
    case jwt(AWSJWTAuth)
}

extension AWSAuth {
    /// What `secretRef` holds, if it is that.
    public var secretRef: AWSAuthSecretRef? {
        if case .secretRef(let value) = self { value } else { nil }
    }

    /// What `jwt` holds, if it is that.
    public var jwt: AWSJWTAuth? {
        if case .jwt(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: AWSAuth?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AWSAuth {
        var one = OneOf<AWSAuth>()
        try one.field("secretRef", value?.secretRef, &visit, AWSAuth.secretRef)
        try one.field("jwt", value?.jwt, &visit, AWSAuth.jwt)
        return try one.found(among: "secretRef | jwt", &visit, else: .secretRef(.sample))
    }
}

/// Keys of AWS in secrets (`externalsecrets/v1 secretstore_aws_types.go AWSAuthSecretRef`).
public struct AWSAuthSecretRef: Structured {
    /// The ID of the key.
    public var accessKeyID: StoreSecretKeySelector
    /// The key.
    public var secretAccessKey: StoreSecretKeySelector
    /// The token of a session.
    public var sessionToken: StoreSecretKeySelector?

    /// The value with the given fields set.
    public init(
        accessKeyID: StoreSecretKeySelector,
        secretAccessKey: StoreSecretKeySelector,
        sessionToken: StoreSecretKeySelector? = nil
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}

extension AWSAuthSecretRef {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AWSAuthSecretRef?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AWSAuthSecretRef {
        try AWSAuthSecretRef(
            accessKeyID: visit.required("accessKeyIDSecretRef", value?.accessKeyID),
            secretAccessKey: visit.required("secretAccessKeySecretRef", value?.secretAccessKey),
            sessionToken: visit.optional("sessionTokenSecretRef", value?.sessionToken)
        )
    }
}

/// The token of an account as a proof for AWS (`externalsecrets/v1 secretstore_aws_types.go AWSJWTAuth`).
public struct AWSJWTAuth: Structured {
    /// The account.
    public var serviceAccountRef: ServiceAccountSelector

    /// The value with the given fields set.
    public init(serviceAccountRef: ServiceAccountSelector) {
        self.serviceAccountRef = serviceAccountRef
    }
}

extension AWSJWTAuth {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AWSJWTAuth?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AWSJWTAuth {
        try AWSJWTAuth(
            serviceAccountRef: visit.required("serviceAccountRef", value?.serviceAccountRef)
        )
    }
}

/// A key of a Secret (`externalsecrets apis/meta/v1/types.go SecretKeySelector`).
public struct StoreSecretKeySelector: Structured {
    /// The Secret.
    public var name: DNSSubdomain
    /// Its namespace; only in a cluster's store.
    public var namespace: DNSLabel?
    /// The key.
    public var key: ConfigMapKey

    /// The value with the given fields set.
    public init(name: DNSSubdomain, namespace: DNSLabel? = nil, key: ConfigMapKey) {
        self.name = name
        self.namespace = namespace
        self.key = key
    }
}

extension StoreSecretKeySelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: StoreSecretKeySelector?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> StoreSecretKeySelector {
        try StoreSecretKeySelector(
            name: visit.required("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace),
            key: visit.required("key", value?.key)
        )
    }
}

/// An account whose token is used (`externalsecrets apis/meta/v1/types.go ServiceAccountSelector`).
public struct ServiceAccountSelector: Structured {
    /// The account.
    public var name: DNSSubdomain
    /// Its namespace; only in a cluster's store.
    public var namespace: DNSLabel?
    /// Whom the token is for.
    public var audiences: [String]

    /// The value with the given fields set.
    public init(name: DNSSubdomain, namespace: DNSLabel? = nil, audiences: [String] = []) {
        self.name = name
        self.namespace = namespace
        self.audiences = audiences
    }
}

extension ServiceAccountSelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ServiceAccountSelector?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ServiceAccountSelector {
        try ServiceAccountSelector(
            name: visit.required("name", value?.name),
            namespace: visit.optional("namespace", value?.namespace),
            audiences: visit.optional("audiences", value?.audiences, default: [])
        )
    }
}
