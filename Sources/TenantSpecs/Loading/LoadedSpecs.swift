public import Diagnostics

/// A tenant's spec and where it stands.
public struct LoadedTenant: Hashable, Sendable {
    /// The spec.
    public var tenant: Tenant
    /// Its file.
    public var path: String
    /// Where its name stands, for messages about names.
    public var nameLocation: SourceLocation

    /// The tenant's name.
    public var name: TenantName { tenant.metadata.name }
}

/// All specs of a folder, without a problem.
public struct LoadedSpecs: Hashable, Sendable {
    /// The platform's spec.
    public var platform: Platform
    /// The platform's file.
    public var platformPath: String
    /// The tenants, sorted by name.
    public var tenants: [LoadedTenant]
}
