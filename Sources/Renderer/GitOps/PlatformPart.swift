import Kubernetes
import YAML

/// A folder of the tree that all tenants share, which a controller applies as one.
enum PlatformPart: String {
    case cluster
    case monitoring
    case dashboards

    /// Its folder in the tree.
    var folder: String { rawValue }
    /// The name of the Application, or of the Kustomization.
    var name: DNSSubdomain { "platform-\(rawValue)" }
    /// The name of the stack of monitoring, which is a chart and no folder.
    static let stack: DNSSubdomain = "platform-monitoring-stack"
    /// The name of what is applied once by hand, and applies the rest.
    static let root: DNSSubdomain = "platform-root"
}

/// A folder of a tenant, which a controller applies as one.
///
/// The names of these end in what no shared part's name ends in, so that none is another's whatever a tenant is called.
enum TenantPart: String {
    case boundary
    case workloads

    /// Its folder in the tree.
    func folder(of tenant: String) -> String { "tenants/\(tenant)/\(rawValue)" }
    /// The name of the Application, or of the Kustomization.
    func name(of tenant: String) -> DNSSubdomain { "\(tenant)-\(rawValue)" }
}
