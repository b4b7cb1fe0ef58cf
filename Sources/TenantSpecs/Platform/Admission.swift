public import Kubernetes
public import YAML

/// What the API server itself refuses in tenants' namespaces, by ValidatingAdmissionPolicies: Kubernetes 1.30 has them.
public struct Admission: Structured {
    /// What becomes of a request that breaks a policy.
    public var mode: AdmissionMode
    /// Where images of tenants' pods come from; the platform's own image alone when empty.
    public var images: [ImagePrefix]
    /// The storage classes that tenants' claims may name.
    public var storageClasses: [DNSSubdomain]
    /// Groups whose members may help by hand where the GitOps controllers alone write, beside `system:masters`.
    public var administrators: [GroupName]
    /// Users that write to what the platform rendered, beside the GitOps controllers and Kubernetes' own.
    public var controllers: [UserName]

    /// Makes the value; what is left out has its default.
    public init(
        mode: AdmissionMode = .enforce,
        images: [ImagePrefix] = [],
        storageClasses: [DNSSubdomain] = [],
        administrators: [GroupName] = [],
        controllers: [UserName] = []
    ) {
        self.mode = mode
        self.images = images
        self.storageClasses = storageClasses
        self.administrators = administrators
        self.controllers = controllers
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            mode: visit.optional(
                "mode",
                value?.mode,
                default: .enforce,
                """
                What becomes of a request that breaks a policy: enforce refuses it, audit warns of it and lets it pass, disabled \
                has no policies.
                """
            ),
            images: visit.optional(
                "images",
                value?.images,
                default: [],
                """
                Where images of tenants' pods come from, as registries or what follows them; the platform's own image alone \
                when left out.
                """
            ),
            storageClasses: visit.optional(
                "storageClasses",
                value?.storageClasses,
                default: [],
                "The storage classes that tenants' claims may name; none when left out."
            ),
            administrators: visit.optional(
                "administrators",
                value?.administrators,
                default: [],
                """
                Groups whose members may change by hand what the controllers alone write, such as a tenant's Namespace; \
                system:masters always may.
                """
            ),
            controllers: visit.optional(
                "controllers",
                value?.controllers,
                default: [],
                """
                Users that write to what the platform rendered, beside the GitOps controllers and Kubernetes' own: \
                system:serviceaccount:velero:velero.
                """
            )
        )
    }
}

/// What becomes of a request that breaks an admission policy.
public enum AdmissionMode: String, EnumFieldValue {
    /// It is refused.
    case enforce
    /// It passes; whoever asked is warned, and the audit log tells.
    case audit
    /// There are no policies.
    case disabled
}
