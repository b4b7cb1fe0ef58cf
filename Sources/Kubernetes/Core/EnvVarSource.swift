public import YAML

/// Where the value of an environment variable comes from (`core/v1 types.go EnvVarSource`).
public enum EnvVarSource: Structured {
    /// A field of the pod.
    case fieldRef(ObjectFieldSelector)
    /// A limit or request of a container.
    case resourceFieldRef(ResourceFieldSelector)
    /// A key of a ConfigMap.
    case configMapKeyRef(ConfigMapKeySelector)
    /// A key of a Secret.
    case secretKeyRef(SecretKeySelector)
}

extension EnvVarSource {
    /// What `fieldRef` holds, if it is that.
    public var fieldRef: ObjectFieldSelector? {
        if case .fieldRef(let value) = self { value } else { nil }
    }

    /// What `resourceFieldRef` holds, if it is that.
    public var resourceFieldRef: ResourceFieldSelector? {
        if case .resourceFieldRef(let value) = self { value } else { nil }
    }

    /// What `configMapKeyRef` holds, if it is that.
    public var configMapKeyRef: ConfigMapKeySelector? {
        if case .configMapKeyRef(let value) = self { value } else { nil }
    }

    /// What `secretKeyRef` holds, if it is that.
    public var secretKeyRef: SecretKeySelector? {
        if case .secretKeyRef(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: EnvVarSource?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> EnvVarSource {
        var one = OneOf<EnvVarSource>()
        try one.field("fieldRef", value?.fieldRef, &visit, EnvVarSource.fieldRef)
        try one.field("resourceFieldRef", value?.resourceFieldRef, &visit, EnvVarSource.resourceFieldRef)
        try one.field("configMapKeyRef", value?.configMapKeyRef, &visit, EnvVarSource.configMapKeyRef)
        try one.field("secretKeyRef", value?.secretKeyRef, &visit, EnvVarSource.secretKeyRef)
        return try one.found(
            among: "fieldRef | resourceFieldRef | configMapKeyRef | secretKeyRef",
            &visit,
            else: .fieldRef(.sample)
        )
    }
}

/// A field of a pod (`core/v1 types.go ObjectFieldSelector`).
public struct ObjectFieldSelector: Structured {
    /// The version that the path is of; `v1` when left out.
    public var apiVersion: String?
    /// The path: `metadata.name`.
    public var fieldPath: String

    /// The value with the given fields set.
    public init(apiVersion: String? = nil, fieldPath: String) {
        self.apiVersion = apiVersion
        self.fieldPath = fieldPath
    }
}

extension ObjectFieldSelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ObjectFieldSelector?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ObjectFieldSelector {
        try ObjectFieldSelector(
            apiVersion: visit.optional("apiVersion", value?.apiVersion),
            fieldPath: visit.required("fieldPath", value?.fieldPath)
        )
    }
}

/// A limit or request of a container (`core/v1 types.go ResourceFieldSelector`).
public struct ResourceFieldSelector: Structured {
    /// The container; needed in a volume, and the variable's own when left out.
    public var containerName: DNSLabel?
    /// The field: `limits.memory`.
    public var resource: String
    /// The unit of the number; 1 when left out.
    public var divisor: Quantity?

    /// The value with the given fields set.
    public init(containerName: DNSLabel? = nil, resource: String, divisor: Quantity? = nil) {
        self.containerName = containerName
        self.resource = resource
        self.divisor = divisor
    }
}

extension ResourceFieldSelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ResourceFieldSelector?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ResourceFieldSelector {
        try ResourceFieldSelector(
            containerName: visit.optional("containerName", value?.containerName),
            resource: visit.required("resource", value?.resource),
            divisor: visit.optional("divisor", value?.divisor)
        )
    }
}

/// A key of a ConfigMap of the same namespace (`core/v1 types.go ConfigMapKeySelector`).
public struct ConfigMapKeySelector: Structured {
    /// The ConfigMap.
    public var name: DNSSubdomain
    /// The key.
    public var key: ConfigMapKey
    /// Whether it may be missing.
    public var optional: Bool?

    /// The value with the given fields set.
    public init(name: DNSSubdomain, key: ConfigMapKey, optional: Bool? = nil) {
        self.name = name
        self.key = key
        self.optional = optional
    }
}

extension ConfigMapKeySelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ConfigMapKeySelector?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ConfigMapKeySelector {
        try ConfigMapKeySelector(
            name: visit.required("name", value?.name),
            key: visit.required("key", value?.key),
            optional: visit.optional("optional", value?.optional)
        )
    }
}

/// A key of a Secret of the same namespace (`core/v1 types.go SecretKeySelector`).
public struct SecretKeySelector: Structured {
    /// The Secret.
    public var name: DNSSubdomain
    /// The key.
    public var key: ConfigMapKey
    /// Whether it may be missing.
    public var optional: Bool?

    /// The value with the given fields set.
    public init(name: DNSSubdomain, key: ConfigMapKey, optional: Bool? = nil) {
        self.name = name
        self.key = key
        self.optional = optional
    }
}

extension SecretKeySelector {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: SecretKeySelector?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> SecretKeySelector {
        try SecretKeySelector(
            name: visit.required("name", value?.name),
            key: visit.required("key", value?.key),
            optional: visit.optional("optional", value?.optional)
        )
    }
}
