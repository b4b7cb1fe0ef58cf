public import YAML

/// An object whose every key becomes an environment variable (`core/v1 types.go EnvFromSource`).
public struct EnvFromSource: Structured {
    /// What is put before each key.
    public var prefix: String?
    /// The object.
    public var source: EnvFromObject

    /// The value with the given fields set.
    public init(prefix: String? = nil, _ source: EnvFromObject) {
        self.prefix = prefix
        self.source = source
    }
}

extension EnvFromSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: EnvFromSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> EnvFromSource {
        try EnvFromSource(
            prefix: visit.optional("prefix", value?.prefix),
            EnvFromObject.fields(of: value?.source, &visit)
        )
    }
}

/// The object of an `EnvFromSource` (`core/v1 types.go EnvFromSource`).
public enum EnvFromObject: Structured {
    /// A ConfigMap.
    case configMapRef(ConfigMapEnvSource)
    /// A Secret.
    case secretRef(SecretEnvSource)
}

extension EnvFromObject {
    /// What `configMapRef` holds, if it is that.
    public var configMapRef: ConfigMapEnvSource? {
        if case .configMapRef(let value) = self { value } else { nil }
    }

    /// What `secretRef` holds, if it is that.
    public var secretRef: SecretEnvSource? {
        if case .secretRef(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: EnvFromObject?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> EnvFromObject {
        var one = OneOf<EnvFromObject>()
        try one.field("configMapRef", value?.configMapRef, &visit, EnvFromObject.configMapRef)
        try one.field("secretRef", value?.secretRef, &visit, EnvFromObject.secretRef)
        return try one.found(among: "configMapRef | secretRef", &visit, else: .configMapRef(.sample))
    }
}

/// A ConfigMap of the same namespace, for environment variables (`core/v1 types.go ConfigMapEnvSource`).
public struct ConfigMapEnvSource: Structured {
    /// Its name.
    public var name: DNSSubdomain
    /// Whether it may be missing.
    public var optional: Bool?

    /// The value with the given fields set.
    public init(name: DNSSubdomain, optional: Bool? = nil) {
        self.name = name
        self.optional = optional
    }
}

extension ConfigMapEnvSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ConfigMapEnvSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ConfigMapEnvSource {
        try ConfigMapEnvSource(
            name: visit.required("name", value?.name),
            optional: visit.optional("optional", value?.optional)
        )
    }
}

/// A Secret of the same namespace, for environment variables (`core/v1 types.go SecretEnvSource`).
public struct SecretEnvSource: Structured {
    /// Its name.
    public var name: DNSSubdomain
    /// Whether it may be missing.
    public var optional: Bool?

    /// The value with the given fields set.
    public init(name: DNSSubdomain, optional: Bool? = nil) {
        self.name = name
        self.optional = optional
    }
}

extension SecretEnvSource {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecretEnvSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecretEnvSource {
        try SecretEnvSource(
            name: visit.required("name", value?.name),
            optional: visit.optional("optional", value?.optional)
        )
    }
}
