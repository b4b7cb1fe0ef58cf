/// Whose subjects of bindings are.
///
/// A ServiceAccount is of its namespace. A group or a user is a tenant's when its name has the tenant's among its parts between
/// colons (`acme-corp:viewers`, `oidc:acme-corp`), or when it is bound in that tenant's namespaces and nowhere else.
struct SubjectOwners {
    /// Who a subject is.
    enum Owner: Hashable {
        case tenant(String)
        /// An account outside of a tenant's namespaces in whose name that tenant's objects are applied.
        case reconciler(of: String)
        /// A group of everyone, or of every account.
        case everyone
        case platform
        /// A group or a user that may be anyone's.
        case unknown
    }

    private let tenancy: Tenancy
    private let platformSubjects: [String]
    private let reconcilers: Set<RightsSubject>
    private let tenants: Set<String>
    /// The only tenant in whose namespaces a subject is bound; empty when there are several, or other namespaces.
    private var places: [RightsSubject: String] = [:]

    init(_ model: RightsModel, tenancy: Tenancy, platformSubjects: [String]) {
        self.tenancy = tenancy
        self.platformSubjects = platformSubjects
        reconcilers = model.reconcilers
        tenants = Set(tenancy.tenants)
        guard !tenants.isEmpty else { return }
        for binding in model.bindings {
            let tenant = binding.namespace.isEmpty ? "" : tenancy.tenant(ofNamespace: binding.namespace) ?? ""
            for subject in binding.subjects where namedOwner(of: subject) == nil {
                if let known = places[subject], known != tenant {
                    places[subject] = ""
                } else {
                    places[subject] = tenant
                }
            }
        }
    }

    /// Whose a subject is.
    func owner(of subject: RightsSubject) -> Owner {
        if let owner = namedOwner(of: subject) { return owner }
        let place = places[subject] ?? ""
        guard subject.kind == .serviceAccount else { return place.isEmpty ? .unknown : .tenant(place) }
        guard !place.isEmpty else { return .platform }
        let isReconciler = reconcilers.contains(subject) || Self.mentions(place, in: subject.name)
        return isReconciler ? .reconciler(of: place) : .platform
    }

    /// Whose a subject is by its name alone; `nil` where bindings have to tell.
    private func namedOwner(of subject: RightsSubject) -> Owner? {
        if subject.kind == .serviceAccount { return tenancy.tenant(ofNamespace: subject.namespace).map { .tenant($0) } }
        if Self.everyone.contains(subject.name) { return .everyone }
        if let namespace = subject.accountsNamespace {
            return tenancy.tenant(ofNamespace: namespace).map { .tenant($0) } ?? .platform
        }
        if subject.name.hasPrefix("system:") || isPlatform(subject.name) { return .platform }
        guard subject.name.utf8.contains(UInt8(ascii: ":")) else { return nil }
        for part in subject.name.split(separator: ":").map(String.init) {
            if tenants.contains(part) { return .tenant(part) }
            if let tenant = tenancy.tenant(ofNamespace: part) { return .tenant(tenant) }
        }
        return nil
    }

    private func isPlatform(_ name: String) -> Bool {
        platformSubjects.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : name == $0 }
    }

    /// Whether a name has a tenant's within it, as `reconciler-acme-corp` has.
    private static func mentions(_ tenant: String, in name: String) -> Bool {
        name == tenant || name.hasSuffix("-" + tenant) || name.hasPrefix(tenant + "-")
    }

    /// Groups and users that are everyone, or that anyone can get to be (Kubernetes:
    /// staging/src/k8s.io/apiserver/pkg/authentication/user/user.go).
    static let everyone: Set<String> = [
        "system:anonymous", "system:authenticated", "system:serviceaccounts", "system:unauthenticated",
    ]
}

extension RightsSubject {
    /// The namespace whose accounts a group is; `nil` for anyone else.
    var accountsNamespace: String? {
        let prefix = "system:serviceaccounts:"
        return kind == .group && name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
    }
}
