public import YAML

/// One customer of the platform: its namespace, app, assistant and limits.
public struct Tenant: Structured {
    /// The tenant's name.
    public var metadata: SpecMetadata<TenantName>
    /// What the tenant gets.
    public var spec: TenantSpec

    /// Makes the value; what is left out has its default.
    public init(
        metadata: SpecMetadata<TenantName>,
        spec: TenantSpec
    ) {
        self.metadata = metadata
        self.spec = spec
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try visit.constant("apiVersion", "tenantry.dev/v1alpha1")
        try visit.constant("kind", "Tenant")
        return try Self(
            metadata: visit.required("metadata", value?.metadata, "The tenant's name."),
            spec: visit.required("spec", value?.spec, "What the tenant gets.")
        )
    }
}

/// What a tenant gets.
public struct TenantSpec: Structured {
    /// The customer, as people write it.
    public var company: DisplayName
    /// The customer's line of business.
    public var industry: DisplayName
    /// Who may look into the tenant's namespace, and who operates it.
    public var access: Access
    /// What all pods of the namespace may request together; derived when left out: what the workloads need at their
    /// largest, with a rolling update under way.
    public var quota: Quota?
    /// The tenant's application.
    public var app: AppSpec
    /// The tenant's assistant.
    public var llm: LLMSpec
    /// What the tenant was promised.
    public var slo: ServiceLevel
    /// Whether the tenant's workloads are stopped; the namespace and its configuration stay. The first of two steps to
    /// take a tenant off.
    public var suspended: Bool

    /// Makes the value; what is left out has its default.
    public init(
        company: DisplayName,
        industry: DisplayName,
        access: Access = Access(),
        quota: Quota? = nil,
        app: AppSpec = AppSpec(),
        llm: LLMSpec,
        slo: ServiceLevel = ServiceLevel(),
        suspended: Bool = false
    ) {
        self.company = company
        self.industry = industry
        self.access = access
        self.quota = quota
        self.app = app
        self.llm = llm
        self.slo = slo
        self.suspended = suspended
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            company: visit.required("company", value?.company, "The customer, as people write it."),
            industry: visit.required("industry", value?.industry, "The customer's line of business."),
            access: visit.optional(
                "access",
                value?.access,
                default: Access(),
                "Who may look into the tenant's namespace, and who operates it."
            ),
            quota: visit.optional(
                "quota",
                value?.quota,
                """
                What all pods of the namespace may request together; derived when left out: what the workloads \
                need at their largest, with a rolling update under way.
                """
            ),
            app: visit.optional("app", value?.app, default: AppSpec(), "The tenant's application."),
            llm: visit.required("llm", value?.llm, "The tenant's assistant."),
            slo: visit.optional("slo", value?.slo, default: ServiceLevel(), "What the tenant was promised."),
            suspended: visit.optional(
                "suspended",
                value?.suspended,
                default: false,
                """
                Whether the tenant's workloads are stopped; the namespace and its configuration stay. The first of\
                 two steps to take a tenant off.
                """
            )
        )
    }
}
