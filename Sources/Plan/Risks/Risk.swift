/// Something that a change does which somebody has to want.
package struct Risk: Hashable, Sendable {
    /// What it is about, the worst first.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case tenantRemoved = "tenant-removed"
        case namespaceDeleted = "namespace-deleted"
        case volumeDeleted = "volume-deleted"
        case definitionDeleted = "definition-deleted"
        case identityChanged = "identity-changed"
        case immutableField = "immutable-field"
        case objectMoved = "object-moved"
        case guardRemoved = "guard-removed"
        case pruneEnabled = "prune-enabled"
        case rightGained = "right-gained"
        case edgeOpened = "edge-opened"
        case podSecurityWeakened = "pod-security-weakened"
        case quotaExceeded = "quota-exceeded"
        case selectsNothing = "selects-nothing"
        case alertRemoved = "alert-removed"
        case imageDowngraded = "image-downgraded"
    }

    package var kind: Kind
    /// The object that it is about.
    package var object: ObjectKey
    /// What happens, in words that go on after the object's name.
    package var message: String
    /// What to do about it, where there is something.
    package var advice: String?

    package init(_ kind: Kind, _ object: ObjectKey, _ message: String, advice: String? = nil) {
        self.kind = kind
        self.object = object
        self.message = message
        self.advice = advice
    }
}

extension Risk: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.kind.rank, left.object, left.message) < (right.kind.rank, right.object, right.message)
    }
}

extension Risk.Kind {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What the finders of risks look at: a unit's objects before and after, and what happens to them.
struct RiskContext {
    let versions: TreeVersions
    let changes: [ObjectChange]
    let schemas: PlanSchemas
    /// The workloads of each namespace, before and after.
    let workloads: (old: [String: [Workload]], new: [String: [Workload]])
    /// The namespaces that are new.
    let newNamespaces: Set<String>

    init(versions: TreeVersions, changes: [ObjectChange], schemas: PlanSchemas) {
        self.versions = versions
        self.changes = changes
        self.schemas = schemas
        workloads = (versions.old.workloads(), versions.new.workloads())
        newNamespaces = Set(
            changes.filter { $0.action == .add && $0.key.kind == "Namespace" && $0.key.group.isEmpty }.map(\.key.name)
        )
    }

    var old: TreeVersion { versions.old }
    var new: TreeVersion { versions.new }

    /// The versions of an object that is there before and after, and differs.
    var pairs: [(change: ObjectChange, old: PlanObject, new: PlanObject)] {
        changes.compactMap { change in
            guard let old = old.objects[change.key], let new = new.objects[change.key] else { return nil }
            return (change, old, new)
        }
    }

    /// Every risk of the unit.
    func risks() -> [Risk] {
        deletions() + identities() + immutableFields() + moves() + guards() + pruning() + rights() + podSecurity()
            + quotas() + selectors() + alerts() + images()
    }
}
