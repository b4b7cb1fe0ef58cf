import Diagnostics
import Testing

@testable import Validator

private let tenantNamespace = guardedNamespace("web", "labels: {tenant: web}")

/// An Application of project `web`, and what it holds.
private func tree(
    _ projects: String,
    _ applications: String = application("web", path: "web"),
    _ objects: String = configMap()
) -> KeyValuePairs<String, String> {
    [
        "projects.yaml": projects, "apps.yaml": applications, "web/all.yaml": objects, "a/all.yaml": configMap("a"),
        "b/all.yaml": configMap("b"),
    ]
}

private let permission: [RuleCase] = [
    RuleCase(
        "unknown-project",
        "the nearest is named",
        tree: tree(project("web"), application("web", path: "web", project: "1️⃣wbe")),
        says: "there is no project 'wbe'; did you mean 'web'?"
    ),
    RuleCase(
        "default-project",
        "named, and by default",
        tree: tree(
            project("web"),
            application("web", path: "web") + application("a", path: "a", project: "1️⃣default")
                + application("b", path: "b", project: "2️⃣\"\"")
        )
    ),
    RuleCase(
        "default-project",
        "that the tree defines",
        tree: tree(project("default"), application("web", path: "web", project: "default"))
    ),
    RuleCase(
        "project-namespace",
        "where the project permits none, some, and a pattern",
        tree: tree(
            project("web", "sourceNamespaces: [team-*]"),
            application("web", path: "web").replacing("namespace: argocd", with: "namespace: 1️⃣api")
                + application("a", path: "a").replacing("namespace: argocd", with: "namespace: team-a")
        )
    ),
    RuleCase(
        "project-source",
        "denied, not listed, and in other words",
        tree: tree(
            project("web", "")
                .replacing(
                    "- https://example.com/platform.git",
                    with: "- https://example.com/*\n    - \"!https://example.com/bad\""
                ),
            application("web", path: "web")
                + application("a", path: "a").replacing(
                    "https://example.com/platform.git",
                    with: "1️⃣https://example.com/bad.git"
                )
                + application("b", path: "b").replacing(
                    "https://example.com/platform.git",
                    with: "https://example.com/x/y"
                )
                + application("c", path: "c").replacing(
                    "https://example.com/platform.git",
                    with: "https://Example.com/Other.git"
                )
        )
    ),
    RuleCase(
        "project-destination",
        "an Application's, and an object's",
        tree: tree(
            project("web", namespaces: "[web]"),
            application("web", path: "web")
                + application("a", path: "a", namespace: "b").replacing("destination: {", with: "destination: 1️⃣{"),
            configMap()
        )
    ),
    RuleCase(
        "project-destination",
        "an object in a namespace that is denied",
        tree: tree(
            project("web", namespaces: "[*, !kube-*]", ""),
            application("web", path: "web", project: "1️⃣web"),
            configMap() + configMap("system", namespace: "kube-system")
        ),
        says: "namespace 'kube-system', in which ConfigMap kube-system/system is"
    ),
    RuleCase(
        "project-kind",
        "not in a list, and in a blacklist",
        tree: tree(
            project(
                "web",
                """
                clusterResourceWhitelist: 1️⃣[{group: scheduling.k8s.io, kind: PriorityClass}]
                namespaceResourceWhitelist: 2️⃣[{group: "", kind: "*Map"}, {group: apps, kind: "*"}]
                """
            ),
            application("web", path: "web"),
            configMap() + service + clusterRole
        )
    ),
    RuleCase(
        "project-kind",
        "without a list only kinds of the cluster are refused",
        tree: [
            "projects.yaml": project("web"),
            "apps.yaml": application("web", path: "web"),
            "web/all.yaml": configMap() + service,
        ]
    ),
    RuleCase(
        "project-excess",
        "wildcards of the platform's",
        tree: tree(
            project(
                "web",
                namespaces: "[1️⃣*]",
                """
                sourceNamespaces: [2️⃣"*"]
                clusterResourceWhitelist: [3️⃣{group: "*", kind: "*"}]
                """
            ).replacing(
                "    - {server: \"https://kubernetes.default.svc\", namespace: \"1️⃣*\"}",
                with: "    - 1️⃣{server: \"https://kubernetes.default.svc\", namespace: \"*\"}"
            )
        ),
        .warning
    ),
    RuleCase(
        "project-excess",
        "what guards a tenant",
        tree: [
            "projects.yaml": project(
                "web",
                namespaces: "[web]",
                """
                clusterResourceWhitelist: [1️⃣{group: rbac.authorization.k8s.io, kind: ClusterRole}]
                namespaceResourceWhitelist:
                  - {group: "", kind: ConfigMap}
                  - {group: autoscaling, kind: HorizontalPodAutoscaler}
                  - 2️⃣{group: networking.k8s.io, kind: NetworkPolicy}
                  - 3️⃣{group: apps, kind: "*"}
                """
            ),
            "apps.yaml": application("web", path: "web"),
            "web/all.yaml": configMap(),
            "namespaces.yaml": tenantNamespace,
        ],
        .error
    ),
    RuleCase(
        "project-excess",
        "every kind, and the namespace of another",
        tree: [
            "projects.yaml": project("web", namespaces: "[web]")
                .replacing(
                    "  destinations:",
                    with: "  destinations:\n    - {server: \"https://kubernetes.default.svc\", namespace: 2️⃣api}"
                )
                .replacing("spec:\n", with: "spec:\n  1️⃣description: The web\n"),
            "apps.yaml": application("web", path: "web"),
            "web/all.yaml": configMap(),
            "namespaces.yaml": tenantNamespace,
        ],
        .error
    ),
    RuleCase(
        "invalid-project",
        "what Argo CD refuses",
        project(
            "web",
            namespaces: "[web, 1️⃣web, !api]",
            """
            sourceNamespaces: [a, 2️⃣a]
            roles:
              - name: ci
                policies:
                  - p, proj:web:ci, applications, sync, web/*, allow
                  - 3️⃣p, proj:web:ci, applications, sync, web/*, allow
                  - 4️⃣p, proj:api:ci, applications, sync, web/*, allow
                  - 5️⃣p, proj:web:ci, pods, sync, web/*, allow
                  - 6️⃣p, proj:web:ci, applications, snyc, web/*, allow
                  - 7️⃣p, proj:web:ci, applications, sync, api/*, allow
                  - 8️⃣p, proj:web:ci, applications, sync, web/*, maybe
                  - 9️⃣p, proj:web:ci, applications
                  - p, proj:web:ci, applications, action/apps/Deployment/restart, web/team/*, deny
                groups: [team, 🔟"a,b"]
            """
        ).replacing(
            "    - {server: \"https://kubernetes.default.svc\", namespace: \"1️⃣web\"}",
            with: "    - 1️⃣{server: \"https://kubernetes.default.svc\", namespace: web}"
        )
    ),
]

private let service = """
    apiVersion: v1
    kind: Service
    metadata: {name: web, namespace: web}
    spec: {ports: [{port: 80}]}
    ---

    """

private let clusterRole = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: {name: web}
    rules: []

    """

@Test(arguments: permission)
func `projects permit what their Applications need, and no more`(ruleCase: RuleCase) async {
    await ruleCase.check([.gitops])
}

@Test(arguments: [
    ("*", "", true), ("*", "a/b", true), ("a", "a", true), ("a", "b", false), ("a*", "abc", true),
    ("a*c", "abbc", true),
    ("a*c", "abbd", false), ("?", "a", true), ("?", "", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
    ("{a,b}-*", "b-c", true), ("{a,b}-*", "c-c", false), ("team-*-x", "team--x", true), ("a\\*", "a*", true),
    ("a\\*", "ab", false), ("**", "a/b", true), ("[", "[", true),
])
func `patterns match as Argo CD's do`(pattern: String, text: String, matches: Bool) {
    #expect(ArgoGlob.matches(pattern, text) == matches)
}

@Test(arguments: [
    ("https://a/*", "https://a/b", true), ("https://a/*", "https://a/b/c", false),
    ("https://a/**", "https://a/b/c", true),
    ("*", "https://a", false),
])
func `a star stays between separators`(pattern: String, text: String, matches: Bool) {
    #expect(ArgoGlob.matches(pattern, text, separator: "/") == matches)
}

@Test func `patterns match as a plain search of all ways does`() {
    var random = SystemRandomNumberGenerator()
    func text(_ letters: [Character]) -> String {
        String((0..<Int.random(in: 0...6, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
    }
    for _ in 0..<20_000 {
        let pattern = text(["a", "b", "/", "*", "?"])
        let word = text(["a", "b", "/"])
        #expect(
            ArgoGlob.matches(pattern, word, separator: "/") == searches(Array(pattern)[...], Array(word)[...]),
            "\(pattern) \(word)"
        )
    }
}

/// Whether a pattern of `*`, `**` and `?` matches a text, by trying every way.
private func searches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if pattern.starts(with: ["*", "*"]) {
        return searches(pattern.dropFirst(2), text) || !text.isEmpty && searches(pattern, text.dropFirst())
    }
    if first == "*" {
        return searches(pattern.dropFirst(), text)
            || text.first.map { $0 != "/" } ?? false && searches(pattern, text.dropFirst())
    }
    guard let character = text.first, first == "?" ? character != "/" : first == character else { return false }
    return searches(pattern.dropFirst(), text.dropFirst())
}
