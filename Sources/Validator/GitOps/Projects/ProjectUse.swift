/// What the Applications of one project need it to permit.
struct ProjectUse: Sendable {
    /// Something that an Application holds, and where it is.
    struct Holding: Sendable {
        var unit: Int
        var site: ObjectSite
        var title: String
    }

    /// Whether an object is in a namespace, as far as its kind is known.
    enum Scope: Hashable, Sendable {
        case namespaced, cluster
        /// A custom kind, of which the tree shows objects without a namespace.
        case unknown
    }

    /// A kind that is held.
    struct Kind: Hashable, Sendable {
        var kind: ObjectKind
        var scope: Scope
    }

    /// The units of its Applications.
    var units: [Int] = []
    /// The kinds that they hold, each with an object.
    var kinds: [Kind: Holding] = [:]
    /// The namespaces that they put something into, each with an object.
    var namespaces: [String: Holding] = [:]
    /// Whether these are all.
    var isKnown = true
}

extension ManifestIndex {
    /// What the Applications of each project need, by the project's place in the index.
    func projectUses() -> [Int: ProjectUse] {
        var uses: [Int: ProjectUse] = [:]
        for (number, unit) in gitOps.units.enumerated() {
            guard let place = gitOps.application(of: unit).flatMap(gitOps.project) else { continue }
            uses[place, default: ProjectUse()].add(unit, number, self)
        }
        return uses
    }
}

extension ProjectUse {
    fileprivate mutating func add(_ unit: SyncUnit, _ number: Int, _ index: ManifestIndex) {
        units.append(number)
        if !unit.isKnown { isKnown = false }
        for object in index.samples(of: unit) {
            let namespace = unit.namespace(of: object)
            let scope: Scope =
                if object.kind.isClusterScoped { .cluster } else if object.namespace.isEmpty, object.kind.isCustom {
                    .unknown
                } else { .namespaced }
            let kind = Kind(kind: object.kind, scope: scope)
            if kinds[kind] == nil {
                kinds[kind] = Holding(unit: number, site: object.site, title: object.identity.title)
            }
            if scope == .namespaced, namespaces[namespace] == nil {
                namespaces[namespace] = Holding(unit: number, site: object.site, title: object.identity.title)
            }
        }
    }
}

extension ObjectKind {
    /// Whether it isn't the server's own: its group has a dot, and doesn't end in `.k8s.io`.
    fileprivate var isCustom: Bool { group.utf8.contains(UInt8(ascii: ".")) && !group.hasSuffix(".k8s.io") }
}
