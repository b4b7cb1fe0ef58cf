/// The keys of the labels that the platform sets on objects, and that its selectors ask for.
public enum LabelKeys: Sendable {
    /// The application: `llm`, `llm-gateway`, `acme-corp-app`
    /// (https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/).
    public static let name = "app.kubernetes.io/name"
    /// What the application belongs to: the tenant's name, or `tenantry` for what is shared.
    public static let partOf = "app.kubernetes.io/part-of"
    /// The application's part in that.
    public static let component = "app.kubernetes.io/component"
    /// The tool that wrote the object.
    public static let managedBy = "app.kubernetes.io/managed-by"
    /// The tenant that an object belongs to.
    public static let tenant = "tenantry.dev/tenant"
    /// The name of a namespace; the API server sets it, no one else can
    /// (https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name).
    public static let namespaceName = "kubernetes.io/metadata.name"

    /// What the tool that wrote an object is called.
    public static let managedByTenantry = "tenantry"
}
