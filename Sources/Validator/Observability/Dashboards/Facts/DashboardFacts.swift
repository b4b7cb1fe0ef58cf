import Diagnostics

/// What the rules about the whole tree need to know of a dashboard.
struct DashboardFacts: Sendable {
    /// What makes a dashboard a tenant's, if that tenant is in the tree, and what then is wrong with it.
    struct Claim: Sendable {
        /// The tenant's name.
        var tenant: String
        /// The queries that ask for other tenants' series too: a place and what is missing.
        var leaks: [Leak]
    }

    /// A query without the matcher of a tenant.
    struct Leak: Sendable {
        var place: Place
        var selector: String
    }

    /// The object that holds a dashboard.
    struct Holder: Sendable {
        var title: String
        var labels: [Label]
        var isConfigMap: Bool
        var place: Place
    }

    var file: Int32
    var uid: String?
    var title: String?
    /// The key of the ConfigMap that holds it; `nil` for a file of its own.
    var key: String?
    /// That ConfigMap.
    var holder: Holder?
    /// Where its uid and title are written, and which tenants it may belong to.
    var detail: Detail

    enum Detail: Sendable {
        case known(uid: Place, title: Place, claims: [Claim])
        /// The text differs from that of another file by the name of a tenant alone. Its queries have that tenant's matcher; these are
        /// the other names that would make it a tenant's.
        case sameAs(file: Int32, claims: [String])
    }
}

extension DashboardFacts {
    init(_ dashboard: Dashboard, file: Int32) {
        let uid = dashboard.root["uid"]
        let title = dashboard.root["title"]
        self.file = file
        self.uid = uid?.nonEmptyString
        self.title = title?.nonEmptyString
        key = dashboard.source.key
        if let object = dashboard.source.holder?.object {
            holder = Holder(
                title: object.title,
                labels: object.root.at("metadata", "labels")?.labels ?? [],
                isConfigMap: object.kind == .configMap,
                place: object.place(of: object.root.at("metadata", "name") ?? object.root)
            )
        }
        detail = .known(
            uid: dashboard.place(of: uid ?? dashboard.root),
            title: dashboard.place(of: title ?? dashboard.root),
            claims: TenantClaims.all(of: dashboard)
        )
    }
}
