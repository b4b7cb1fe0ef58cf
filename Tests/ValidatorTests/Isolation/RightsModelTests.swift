import Diagnostics
import Testing
import YAML

@testable import Validator

/// The semantics of the authorizer once more, written down plainly and slowly (Kubernetes:
/// plugin/pkg/auth/authorizer/rbac/rbac.go, pkg/apis/rbac/v1/evaluation_helpers.go, pkg/registry/rbac/validation/rule.go).
private struct PlainAuthorizer {
    struct Rule: Equatable {
        var verbs: [String]
        var groups: [String]
        var resources: [String]
        var names: [String]
        var paths: [String]

        var yaml: String {
            func list(_ values: [String]) -> String { "[" + values.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }
            return "{verbs: \(list(verbs)), apiGroups: \(list(groups)), resources: \(list(resources)), "
                + "resourceNames: \(list(names)), nonResourceURLs: \(list(paths))}"
        }
    }

    struct Role {
        var namespace: String?
        var name: String
        var rules: [Rule]
        var labels: [String: String] = [:]
        var selects: [String]?
    }

    struct Binding {
        var namespace: String?
        var name: String
        var roleKind: String
        var role: String
        /// Kind, namespace, name.
        var subjects: [(String, String, String)]
    }

    struct Request {
        var user: String
        var groups: [String]
        var verb: String
        var namespace: String
        var group = ""
        var resource = ""
        var subresource = ""
        var name = ""
        var path: String?
    }

    var roles: [Role]
    var bindings: [Binding]

    /// What the aggregation controller makes of the roles: again and again, until nothing changes.
    mutating func aggregate() {
        var changed = true
        while changed {
            changed = false
            for index in roles.indices {
                guard let selects = roles[index].selects else { continue }
                var rules: [Rule] = []
                for selector in selects {
                    for other in roles where other.namespace == nil && other.name != roles[index].name {
                        guard other.labels[selector] == "true" else { continue }
                        for rule in other.rules where !rules.contains(rule) { rules.append(rule) }
                    }
                }
                let isSame = rules.count == roles[index].rules.count && rules.allSatisfy(roles[index].rules.contains)
                if !isSame {
                    roles[index].rules = rules
                    changed = true
                }
            }
        }
    }

    func allows(_ request: Request) -> Bool {
        for binding in bindings {
            guard binding.namespace == nil || (binding.namespace == request.namespace && !request.namespace.isEmpty)
            else {
                continue
            }
            guard
                binding.subjects.contains(where: { applies($0, to: request, bindingNamespace: binding.namespace ?? "") }
                )
            else { continue }
            for role in roles where role.name == binding.role {
                if binding.roleKind == "Role", role.namespace == nil || role.namespace != binding.namespace { continue }
                if binding.roleKind == "ClusterRole", role.namespace != nil { continue }
                for rule in role.rules where allows(request, rule) { return true }
            }
        }
        return false
    }

    private func applies(_ subject: (String, String, String), to request: Request, bindingNamespace: String) -> Bool {
        switch subject.0 {
        case "User": return subject.2 == request.user
        case "Group": return request.groups.contains(subject.2)
        case "ServiceAccount":
            let namespace = subject.1.isEmpty ? bindingNamespace : subject.1
            if namespace.isEmpty { return false }
            return request.user == "system:serviceaccount:" + namespace + ":" + subject.2
        default: return false
        }
    }

    private func allows(_ request: Request, _ rule: Rule) -> Bool {
        var verbMatches = false
        for verb in rule.verbs where verb == "*" || verb == request.verb { verbMatches = true }
        if !verbMatches { return false }
        if let path = request.path {
            for url in rule.paths {
                if url == "*" || url == path { return true }
                if url.last == "*" {
                    var trimmed = url
                    while trimmed.last == "*" { trimmed = String(trimmed.dropLast()) }
                    if path.hasPrefix(trimmed) { return true }
                }
            }
            return false
        }
        if !rule.groups.contains("*") && !rule.groups.contains(request.group) { return false }
        let combined = request.subresource.isEmpty ? request.resource : request.resource + "/" + request.subresource
        var resourceMatches = false
        for resource in rule.resources {
            if resource == "*" || resource == combined { resourceMatches = true }
            if !request.subresource.isEmpty, resource == "*/" + request.subresource { resourceMatches = true }
        }
        if !resourceMatches { return false }
        return rule.names.isEmpty || rule.names.contains(request.name)
    }
}

/// Random trees and requests, of few names so that they meet.
private struct RandomRights {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    mutating func some<Element>(_ elements: [Element], most: Int) -> [Element] {
        (0..<below(most + 1)).map { _ in pick(elements) }
    }

    static let verbs = ["get", "list", "create", "*", "impersonate"]
    static let groups = ["", "apps", "*"]
    static let resources = ["pods", "pods/log", "*/log", "*", "secrets", "deployments/scale", "pods/*", "*/*", ""]
    static let names = ["a", "b", ""]
    static let paths = ["/metrics", "/api/*", "*", "/api/**", "/"]
    static let namespaces = ["one", "two"]
    static let users = ["ann", "system:serviceaccount:one:app", "system:serviceaccount:two:app", "system:anonymous"]
    static let groupNames = [
        "dev", "system:authenticated", "system:serviceaccounts", "system:serviceaccounts:one", "system:unauthenticated",
    ]

    mutating func rule() -> PlainAuthorizer.Rule {
        PlainAuthorizer.Rule(
            verbs: some(Self.verbs, most: 5),
            groups: some(Self.groups, most: 4),
            resources: some(Self.resources, most: 6),
            names: below(3) > 0 ? [] : some(Self.names, most: 2),
            paths: some(Self.paths, most: below(2))
        )
    }

    mutating func authorizer() -> PlainAuthorizer {
        var roles: [PlainAuthorizer.Role] = []
        for number in 0..<4 {
            // A role aggregates later ones only, so that there is no circle.
            let aggregates = below(3) == 0
            roles.append(
                PlainAuthorizer.Role(
                    name: "c\(number)",
                    rules: (0..<below(4)).map { _ in rule() },
                    labels: Dictionary(
                        (0..<number).filter { _ in below(2) == 0 }.map { ("to-\($0)", "true") },
                        uniquingKeysWith: { first, _ in first }
                    ),
                    selects: aggregates ? ["to-\(number)"] : nil
                )
            )
        }
        for namespace in Self.namespaces {
            for number in 0..<2 {
                roles.append(
                    PlainAuthorizer.Role(
                        namespace: namespace,
                        name: "c\(number)",
                        rules: (0..<below(4)).map { _ in rule() }
                    )
                )
            }
        }
        let bindings = (0..<below(14)).map { number in
            let namespace = below(2) == 0 ? nil : pick(Self.namespaces)
            return PlainAuthorizer.Binding(
                namespace: namespace,
                name: "b\(number)",
                roleKind: namespace == nil || below(2) == 0 ? "ClusterRole" : "Role",
                role: "c\(below(4))",
                subjects: (0..<below(4)).map { _ in
                    switch below(3) {
                    case 0: ("User", "", pick(Self.users))
                    case 1: ("Group", "", pick(Self.groupNames))
                    default: ("ServiceAccount", pick(["", "one", "two"]), "app")
                    }
                }
            )
        }
        return PlainAuthorizer(roles: roles, bindings: bindings)
    }

    mutating func request() -> PlainAuthorizer.Request {
        let user = pick(Self.users)
        var groups = user == "system:anonymous" ? ["system:unauthenticated"] : ["system:authenticated"]
        if user.hasPrefix("system:serviceaccount:") {
            groups += ["system:serviceaccounts", "system:serviceaccounts:" + user.split(separator: ":")[2]]
        }
        if below(2) == 0 { groups.append("dev") }
        var request = PlainAuthorizer.Request(
            user: user,
            groups: groups,
            verb: pick(["get", "list", "create", "impersonate"]),
            namespace: pick(["one", "two", ""]),
            group: pick(["", "apps"]),
            resource: pick(["pods", "secrets", "deployments"]),
            subresource: pick(["", "log", "scale"]),
            name: pick(["a", "b", ""])
        )
        if below(5) == 0 { request.path = pick(["/metrics", "/api", "/api/v1", "/"]) }
        return request
    }
}

extension PlainAuthorizer {
    fileprivate var yaml: String {
        let roles = roles.map { role in
            let labels = role.labels.map { "\($0.key): \"\($0.value)\"" }.sorted().joined(separator: ", ")
            let selectors = role.selects.map { selects in
                "aggregationRule: {clusterRoleSelectors: ["
                    + selects.map { "{matchLabels: {\($0): \"true\"}}" }.joined(separator: ", ") + "]}\n"
            }
            return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: \(role.namespace == nil ? "ClusterRole" : "Role")
                metadata: {name: \(role.name), labels: {\(labels)}\(role.namespace.map { ", namespace: \($0)" } ?? "")}
                rules: [\(role.rules.map(\.yaml).joined(separator: ", "))]
                \(selectors ?? "")---

                """
        }
        let bindings = bindings.map { binding in
            let subjects = binding.subjects.map { kind, namespace, name in
                "{kind: \(kind), name: \"\(name)\"\(namespace.isEmpty ? "" : ", namespace: \(namespace)")}"
            }
            return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: \(binding.namespace == nil ? "ClusterRoleBinding" : "RoleBinding")
                metadata: {name: \(binding.name)\(binding.namespace.map { ", namespace: \($0)" } ?? "")}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: \(binding.roleKind), name: \(binding.role)}
                subjects: [\(subjects.joined(separator: ", "))]
                ---

                """
        }
        return (roles + bindings).joined()
    }
}

private func model(_ text: String) throws -> RightsModel {
    var reader = RightsReader()
    for document in try YAMLStream.parse(Array(text.utf8)).documents {
        for object in ManifestObject.all(in: document, path: "a.yaml") { reader.read(object, file: 0) }
    }
    return RightsModel(reader.facts)
}

@Test func `the model allows what a plain evaluator allows, and nothing else`() throws {
    var allowed = 0
    var refused = 0
    for seed in 1...600 {
        var random = RandomRights(seed: UInt64(seed))
        var plain = random.authorizer()
        let model = try model(plain.yaml)
        plain.aggregate()
        for _ in 0..<40 {
            let request = random.request()
            // What every cluster has is not in the plain one.
            if let path = request.path, ["/api", "/api/v1"].contains(path) { continue }
            let target: AccessRequest.Target =
                if let path = request.path {
                    .path(path)
                } else {
                    .resource(
                        AccessRequest.Resource(
                            group: request.group,
                            resource: request.resource,
                            subresource: request.subresource,
                            name: request.name
                        )
                    )
                }
            let expected = plain.allows(request)
            let answer = model.allows(
                .user(request.user),
                groups: request.groups,
                AccessRequest(verb: request.verb, target: target),
                in: request.namespace.isEmpty ? .cluster : .namespace(request.namespace)
            )
            if expected { allowed += 1 } else { refused += 1 }
            #expect(answer == expected, "seed \(seed): \(request)\n\(plain.yaml)")
            if answer != expected { return }
        }
    }
    // Both answers are common, or nothing is tested.
    #expect(allowed > 2_000 && refused > 2_000, "\(allowed) allowed, \(refused) refused")
}

@Test func `roles that aggregate each other keep what they have`() throws {
    let model = try model(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: a, labels: {to-b: "true"}}
        aggregationRule: {clusterRoleSelectors: [{matchLabels: {to-a: "true"}}]}
        rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: b, labels: {to-a: "true"}}
        aggregationRule: {clusterRoleSelectors: [{matchLabels: {to-b: "true"}}]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: c}
        aggregationRule: {clusterRoleSelectors: [{matchLabels: {to-c: "true"}}]}
        rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: b}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: b}
        subjects: [{kind: User, name: ann}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: c}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: c}
        subjects: [{kind: User, name: bob}]
        """
    )
    let request = AccessRequest(verb: "get", target: .resource(.init(group: "", resource: "secrets", name: "")))
    #expect(model.allows(.user("ann"), request, in: .cluster))
    // What a role says itself is overwritten by what it aggregates, here nothing.
    #expect(!model.allows(.user("bob"), request, in: .cluster))
}

/// What the built-in roles give, for each a right that it has and one that it hasn't.
@Test(arguments: [
    ("view", "get", "pods", true), ("view", "get", "secrets", false), ("view", "list", "configmaps", true),
    ("edit", "get", "secrets", true), ("edit", "create", "serviceaccounts/token", true),
    ("edit", "impersonate", "serviceaccounts", true),
    ("edit", "create", "rolebindings.rbac.authorization.k8s.io", false), ("edit", "update", "namespaces", false),
    ("edit", "create", "networkpolicies.networking.k8s.io", true), ("edit", "update", "resourcequotas", false),
    ("admin", "create", "rolebindings.rbac.authorization.k8s.io", true), ("admin", "create", "pods/exec", true),
    ("admin", "delete", "limitranges", false),
    ("cluster-admin", "escalate", "clusterroles.rbac.authorization.k8s.io", true),
])
func `built-in roles give what they give in a cluster`(role: String, verb: String, resource: String, isGiven: Bool)
    throws
{
    let model = try model(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: a, namespace: one}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: \(role)}
        subjects: [{kind: User, name: ann}]
        """
    )
    let parts = resource.split(separator: "/").map(String.init)
    let names = parts[0].split(separator: ".", maxSplits: 1).map(String.init)
    let target = AccessRequest.Resource(
        group: names.count > 1 ? names[1] : "",
        resource: names[0],
        subresource: parts.count > 1 ? parts[1] : "",
        name: ""
    )
    let request = AccessRequest(verb: verb, target: .resource(target))
    #expect(model.allows(.user("ann"), request, in: .namespace("one")) == isGiven)
    #expect(!model.allows(.user("ann"), request, in: .namespace("two")))
}
