import Diagnostics

/// What the tree says of rights, in little memory.
struct RightsFacts: Sendable {
    var roles: [RoleFacts] = []
    var bindings: [BindingFacts] = []
    /// The accounts in whose name a GitOps controller applies something.
    var reconcilers: Set<RightsSubject> = []

    /// Adds what another worker read.
    mutating func take(_ other: RightsFacts) {
        roles += other.roles
        bindings += other.bindings
        reconcilers.formUnion(other.reconcilers)
    }
}

/// A Role or a ClusterRole.
struct RoleFacts: Sendable {
    /// The namespace of a Role; empty for a ClusterRole.
    var namespace: String
    var name: String
    var rules: RuleList
    /// The labels of a ClusterRole, by which others take its rules over.
    var labels: [Label] = []
    /// Which ClusterRoles' rules it takes over, in the place of its own; `nil` when it has its own.
    var aggregation: [LabelSelector]?
    var origin: FactOrigin

    /// How it's called in reports.
    var title: String {
        namespace.isEmpty ? "ClusterRole \(name)" : "Role \(namespace)/\(name)"
    }
}

/// A RoleBinding or a ClusterRoleBinding.
struct BindingFacts: Sendable {
    /// The namespace of a RoleBinding, in which it gives rights; empty for a ClusterRoleBinding, which gives them everywhere.
    var namespace: String
    var name: String
    /// Whether its role is a ClusterRole.
    var bindsClusterRole: Bool
    var role: String
    /// Whom it is for, in the order of the file.
    var subjects: [RightsSubject]
    var origin: FactOrigin

    /// How it's called in reports.
    var title: String {
        namespace.isEmpty ? "ClusterRoleBinding \(name)" : "RoleBinding \(namespace)/\(name)"
    }
}

/// Where an object was read.
struct FactOrigin: Hashable, Sendable {
    /// The file, as an index into the tree's; negative for what every cluster has.
    var file: Int32
    private var line: UInt32
    private var column: UInt32

    /// What every cluster has.
    static let builtIn = FactOrigin(file: -1, position: SourcePosition(line: 1, column: 1))

    init(file: Int32, position: SourcePosition) {
        self.file = file
        line = UInt32(truncatingIfNeeded: position.line)
        column = UInt32(truncatingIfNeeded: position.column)
    }

    var isBuiltIn: Bool { file < 0 }

    /// Where the object is named.
    var position: SourcePosition { SourcePosition(line: Int(line), column: Int(column)) }
}

extension RightsFacts {
    /// The same as kustomize makes it of the files: in the namespaces that it puts objects into.
    ///
    /// Names are left as they are written: kustomize changes those of roles and of references to them alike.
    func built(by graph: KustomizationGraph) -> RightsFacts {
        guard !graph.kustomizations.isEmpty else { return self }
        var built = RightsFacts(reconcilers: reconcilers)
        for role in roles where !graph.patches.contains(role.origin.file) {
            for namespace in role.origin.namespaces(graph, own: role.namespace) {
                var copy = role
                copy.namespace = namespace
                built.roles.append(copy)
            }
        }
        for binding in bindings where !graph.patches.contains(binding.origin.file) {
            for namespace in binding.origin.namespaces(graph, own: binding.namespace) {
                var copy = binding
                copy.namespace = namespace
                // An account that is put elsewhere with its binding.
                copy.subjects = binding.subjects.map { subject in
                    guard subject.kind == .serviceAccount, subject.namespace == binding.namespace else {
                        return subject
                    }
                    return .account(subject.name, in: namespace)
                }
                built.bindings.append(copy)
            }
        }
        return built
    }
}

extension FactOrigin {
    /// The namespaces that an object of its file ends up in; its own, when that is none or nobody changes it.
    func namespaces(_ graph: KustomizationGraph, own: String) -> [String] {
        guard !own.isEmpty, graph.changesObjects(of: file) else { return [own] }
        return Set(graph.views(of: file).map { $0.namespace ?? own }).sorted()
    }
}
