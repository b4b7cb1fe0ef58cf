import Diagnostics
import YAML

/// Finds in one walk over bindings and roles what each of the selected rules about rights is about.
struct RightsCheck: Sendable {
    /// The rules that are asked.
    let selected: Set<Diagnostic.ID>

    func check(_ index: ManifestIndex, _ findings: inout Findings) {
        var walk = RightsWalk(index, selected: selected)
        walk.checkBindings()
        walk.checkAggregation()
        walk.askForRoles()
        walk.objects.report(index, &findings)
    }
}

/// A walk over the bindings of a tree.
struct RightsWalk {
    /// Someone who has the rights of a role, by a binding.
    struct Use {
        var binding: BindingFacts
        var subject: RightsSubject
        var owner: SubjectOwners.Owner
    }

    /// Whom a role's rights are judged for.
    struct Uses {
        /// Those who are to stay within a tenant's namespace: the first, for the messages.
        var confined: [Use] = []
        /// Whether one of them has the rights in the whole cluster.
        var isClusterWide = false
        /// Accounts and people of the platform that have the rights in the whole cluster.
        var platform: [Use] = []
    }

    let index: ManifestIndex
    let model: RightsModel
    let selected: Set<Diagnostic.ID>
    let owners: SubjectOwners
    var objects = RereadObjects()
    /// By the role whose own rules they are.
    private(set) var uses: [Int: Uses] = [:]
    private var sources: [Int: [Int]] = [:]

    init(_ index: ManifestIndex, selected: Set<Diagnostic.ID>) {
        self.index = index
        self.selected = selected
        model = index.rights
        owners = SubjectOwners(
            model,
            tenancy: index.tenancy,
            platformSubjects: index.settings.tenancy.platformSubjects
        )
    }

    mutating func checkBindings() {
        for binding in model.bindings where !binding.origin.isBuiltIn {
            let uses = binding.subjects.map { Use(binding: binding, subject: $0, owner: owners.owner(of: $0)) }
            check(binding, uses)
            for use in uses { note(use) }
        }
    }

    /// What a role aggregates, each asked once.
    mutating func sources(of role: Int) -> [Int] {
        if let known = sources[role] { return known }
        let found = model.sources(of: role)
        if model.roles[role].aggregation != nil { sources[role] = found }
        return found
    }

    /// Takes down for whom the rules of a role are judged, if there is anything in them.
    private mutating func note(_ use: Use) {
        let tenant = index.tenancy.tenant(ofNamespace: use.binding.namespace)
        let isConfined =
            switch use.owner {
            case .tenant, .reconciler: true
            case .unknown: tenant != nil
            // Of everyone it is told at the binding.
            case .everyone, .platform: false
            }
        let isPlatform = use.owner == .platform || use.owner == .unknown
        guard isConfined || isPlatform else { return }
        for role in model.roles(of: use.binding) {
            for source in sources(of: role) {
                guard !model.roles[source].rules.powers.isEmpty, !model.roles[source].origin.isBuiltIn else { continue }
                if isConfined {
                    uses[source, default: Uses()].isClusterWide =
                        uses[source]?.isClusterWide == true || use.binding.namespace.isEmpty
                    if (uses[source]?.confined.count ?? 0) < 4 { uses[source, default: Uses()].confined.append(use) }
                } else if (uses[source]?.platform.count ?? 0) < 4, !use.subject.name.hasPrefix("system:") {
                    uses[source, default: Uses()].platform.append(use)
                }
            }
        }
    }
}

extension RightsWalk {
    /// Whether a rule is asked.
    func asks(_ rule: Rule) -> Bool { selected.contains(rule.id) }

    /// Where a binding is, for a note.
    func location(of origin: FactOrigin) -> SourceLocation? {
        guard !origin.isBuiltIn else { return nil }
        return SourceLocation(path: index.tree.files[Int(origin.file)].path, range: SourceRange(at: origin.position))
    }

    /// Notes of how some have the rights of a role.
    func notes(_ uses: [Use], role: RoleFacts) -> [Diagnostic.Note] {
        uses.prefix(3).map { use in
            let bound = use.binding.bindsClusterRole ? "ClusterRole \(use.binding.role)" : "Role \(use.binding.role)"
            let way = use.binding.role == role.name ? "" : ", which takes over \(role.title)"
            return Diagnostic.Note(
                "\(use.binding.title) gives \(bound) to \(use.subject.title)\(way)",
                at: location(of: use.binding.origin)
            )
        }
    }
}
