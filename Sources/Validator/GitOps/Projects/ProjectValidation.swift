import Diagnostics
import YAML

/// What Argo CD itself has against an AppProject (argo-cd: pkg/apis/application/v1alpha1/app_project_types.go,
/// `ValidateProject`, and types.go, `validateRoleName`, `validatePolicy`, `validateGroupName`).
struct ProjectValidation {
    private let object: ManifestObject
    /// What is wrong, in the order of the checks.
    private(set) var problems: [Diagnostic] = []

    init(_ object: ManifestObject) {
        self.object = object
        check()
    }

    private mutating func report(_ node: YAMLNode, _ message: String, first: YAMLNode? = nil) {
        guard problems.count < Findings.limitPerFile else { return }
        problems.append(
            Diagnostic(
                .invalidProject,
                message,
                at: object.place(of: node),
                notes: first.map { [.init("the first is here", at: object.place(of: $0).location)] } ?? []
            )
        )
    }

    private mutating func check() {
        guard let spec = object.root["spec"] else { return }
        checkUnique(spec.list("sourceRepos").map { ($0.text, $0) }, "repository")
        checkUnique(spec.list("sourceNamespaces").map { ($0.text, $0) }, "namespace")
        checkUnique(spec.list("destinations").map { ($0.destinationKey, $0) }, "destination")
        checkUnique(
            spec.list("destinationServiceAccounts").map {
                ("\($0["server"]?.text ?? "")/\($0["namespace"]?.text ?? "")", $0)
            },
            "destination"
        )
        for source in spec.list("sourceRepos") where source.hasText("!*") { reportDenial(source) }
        for list in ["destinations", "destinationServiceAccounts"] {
            for item in spec.list(list) {
                for field in ["name", "server", "namespace"] {
                    if let node = item[field], node.hasText("!*") { reportDenial(node) }
                }
            }
        }
        checkUnique(spec.list("roles").map { ($0["name"]?.text ?? "", $0["name"] ?? $0) }, "role")
        for role in spec.list("roles") { check(role: role) }
        for window in spec.list("syncWindows") { check(window: window) }
    }

    private mutating func reportDenial(_ node: YAMLNode) {
        report(node, "'!*' denies everything, which Argo CD refuses; leave the list empty instead")
    }

    private mutating func checkUnique(_ items: [(key: String, node: YAMLNode)], _ what: String) {
        var first: [String: YAMLNode] = [:]
        for (key, node) in items {
            if let earlier = first[key] {
                report(node, "\(what) '\(key)' is listed twice; remove one of them", first: earlier)
            } else {
                first[key] = node
            }
        }
    }

    private mutating func check(role: YAMLNode) {
        let name = role["name"]?.text ?? ""
        if !Self.isRoleName(name) {
            report(
                role["name"] ?? role,
                "'\(name)' is no name of a role: letters and digits, with '-' and '_' between them"
            )
        }
        checkUnique(role.list("policies").map { ($0.text, $0) }, "policy")
        checkUnique(role.list("groups").map { ($0.text, $0) }, "group")
        for policy in role.list("policies") { check(policy: policy, of: name) }
        for group in role.list("groups")
        where group.text.isEmpty || group.text.utf8.contains(where: { ",\n\r\t".utf8.contains($0) }) {
            report(group, "a group's name is not empty, and has no comma and no line break")
        }
    }

    /// `p, proj:PROJECT:ROLE, RESOURCE, ACTION, PROJECT/OBJECT, allow|deny`.
    private mutating func check(policy: YAMLNode, of role: String) {
        let parts = policy.text.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
        guard parts.count == 6, parts[0] == "p" else {
            report(policy, "a policy has the form 'p, subject, resource, action, object, effect'")
            return
        }
        let subject = "proj:\(object.name):\(role)"
        if parts[1] != subject { report(policy, "the subject is '\(parts[1])' and must be '\(subject)'") }
        if !Self.resources.contains(parts[2]) {
            report(
                policy,
                "'\(parts[2])' is no resource of a project\(NearestName.question(for: parts[2], among: Self.resources))"
            )
        }
        if !Self.actions.contains(parts[3]), !parts[3].hasPrefix("action/"), !parts[3].hasPrefix("update/"),
            !parts[3].hasPrefix("delete/")
        {
            report(policy, "'\(parts[3])' is no action\(NearestName.question(for: parts[3], among: Self.actions))")
        }
        if !isObject(parts[4]) {
            report(policy, "the object is '\(parts[4])' and must be '\(object.name)/*', or name one of the project's")
        }
        if parts[5] != "allow", parts[5] != "deny" {
            report(policy, "the effect is 'allow' or 'deny', not '\(parts[5])'")
        }
    }

    private static let resources = ["applications", "applicationsets", "clusters", "exec", "logs", "repositories"]
    private static let actions = ["get", "create", "update", "delete", "sync", "override", "invoke", "*"]

    /// `^PROJECT(/[*\w-.]+)?/[*\w-.]+$`.
    private func isObject(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[0] == object.name else { return false }
        return parts.dropFirst().allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { Self.isWord($0) || "*-.".utf8.contains($0) }
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isRoleName(_ name: String) -> Bool {
        guard let first = name.utf8.first, let last = name.utf8.last else { return false }
        return isWord(first) && isWord(last) && ![first, last].contains(UInt8(ascii: "_"))
            && name.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private mutating func check(window: YAMLNode) {
        if let kind = window["kind"], !kind.hasText("allow"), !kind.hasText("deny") {
            report(kind, "a window is of kind 'allow' or 'deny', not '\(kind.text)'")
        }
        if window["applications"]?.count ?? 0 == 0, window["namespaces"]?.count ?? 0 == 0,
            window["clusters"]?.count ?? 0 == 0
        {
            report(window, "a window is about 'applications', 'namespaces' or 'clusters'; name one of them")
        }
    }
}

extension YAMLNode {
    /// What Argo CD tells destinations apart by.
    fileprivate var destinationKey: String {
        let server = text("server") ?? text("name") ?? ""
        return "\(server)/\(self["namespace"]?.text ?? "")"
    }
}

extension Rule {
    /// A project is one that Argo CD takes.
    static let invalidProject: Rule = .init(
        id: "invalid-project",
        category: .gitops,
        severity: .error,
        summary: "a project is one that Argo CD takes",
        explanation: """
            The API server stores an AppProject with any text in it; Argo CD then refuses every Application of a project
            that isn't valid: one that lists something twice, denies everything with `!*`, or has a role whose policies
            don't have the form `p, proj:PROJECT:ROLE, applications, get, PROJECT/*, allow`.
            """,
        bad: .manifest(
            GitOpsExample.project(
                "web",
                "roles: [{name: ci, policies: [\"p, proj:api:ci, applications, sync, web/*, allow\"]}]"
            )
        ),
        good: .manifest(
            GitOpsExample.project(
                "web",
                "roles: [{name: ci, policies: [\"p, proj:web:ci, applications, sync, web/*, allow\"]}]"
            )
        ),
        check: .manifest(kinds: [.appProject]) { object, findings in
            for problem in ProjectValidation(object).problems { findings.report(problem) }
        }
    )
}
