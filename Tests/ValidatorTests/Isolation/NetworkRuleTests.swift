import Diagnostics
import Testing
import YAML

@testable import Validator

/// Two tenants and the platform, each isolated whole.
private let tenants = """
    {apiVersion: v1, kind: Namespace, metadata: {name: acme, labels: {tenantry.dev/tenant: acme}}}
    ---
    {apiVersion: v1, kind: Namespace, metadata: {name: closed, labels: {tenantry.dev/tenant: closed, tier: gold}}}
    ---
    {apiVersion: v1, kind: Namespace, metadata: {name: monitoring}}
    ---

    """

/// A policy in a namespace, of pods labelled `app: web`.
private func webPolicy(_ spec: String, in namespace: String = "acme", pods: String = "{matchLabels: {app: web}}")
    -> String
{
    """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: web, namespace: \(namespace)}
    spec:
      podSelector: \(pods)
      \(spec.replacing("\n", with: "\n  "))
    ---

    """
}

private func pods(_ name: String, in namespace: String = "acme", _ container: String = "", spec: String = "") -> String
{
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name), namespace: \(namespace)}
    spec:
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          \(spec)
          containers:
            - {name: a, ports: [{name: http, containerPort: 8080}]\(container.isEmpty ? "" : ", " + container)}
    ---

    """
}

private let deny = """
    {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: acme},
     spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
    ---

    """

private func service(_ name: String, in namespace: String = "acme", app: String, port: Int, target: String) -> String {
    """
    apiVersion: v1
    kind: Service
    metadata: {name: \(name), namespace: \(namespace)}
    spec: {selector: {app: \(app)}, ports: [{name: web, port: \(port), targetPort: \(target)}]}
    ---

    """
}

private let openings: [RuleCase] = [
    RuleCase(
        "tenant-to-tenant",
        "a namespace by its name, on the way out",
        tenants
            + webPolicy(
                "policyTypes: [Egress]\negress: [{to: [1️⃣{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: closed}}}]}]"
            ),
        says: "'acme' may connect to pods of the tenant 'closed' on every port"
    ),
    RuleCase(
        "tenant-to-tenant",
        "a namespace by the tenant's label, on the way in, one of two peers",
        tenants
            + webPolicy(
                """
                policyTypes: [Ingress]
                ingress:
                  - ports: [{port: 80}, {port: 53, protocol: UDP}]
                    from:
                      - podSelector: {}
                      - 1️⃣namespaceSelector: {matchLabels: {tenantry.dev/tenant: closed}}
                        podSelector: {matchLabels: {app: x}}
                """
            ),
        says: "pods of the tenant 'closed' may connect to 'acme' on TCP 80 and UDP 53"
    ),
    RuleCase(
        "tenant-to-tenant",
        "every tenant by an expression",
        tenants
            + webPolicy(
                "policyTypes: [Ingress]\ningress: [{from: [1️⃣{namespaceSelector: {matchExpressions: [{key: tenantry.dev/tenant, operator: Exists}]}}]}]"
            )
    ),
    RuleCase(
        "tenant-to-tenant",
        "every namespace",
        tenants + webPolicy("policyTypes: [Ingress]\ningress: [{from: [1️⃣{namespaceSelector: {}}]}]"),
        says: "the pods of every namespace, those of 'closed' too,"
    ),
    RuleCase(
        "tenant-to-tenant",
        "its own namespaces",
        tenants.replacing("tenant: closed", with: "tenant: acme")
            + webPolicy(
                "policyTypes: [Egress]\negress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: closed}}}, {podSelector: {}}]}]"
            )
    ),
    RuleCase(
        "open-namespace-selector",
        "pods of a label in every namespace",
        tenants
            + webPolicy(
                "policyTypes: [Ingress]\ningress: [{from: [1️⃣{namespaceSelector: {}, podSelector: {matchLabels: {app: x}}}]}]"
            ),
        .warning
    ),
    RuleCase(
        "namespace-label",
        "a label that is nobody's",
        tenants
            + webPolicy(
                "policyTypes: [Ingress]\ningress: [{from: [1️⃣{namespaceSelector: {matchLabels: {tier: silver}}}]}]"
            ),
        says: "'tier=silver'",
        .warning
    ),
    RuleCase(
        "egress-to-world",
        "no peers",
        tenants
            + webPolicy(
                "policyTypes: [Egress]\negress: [{ports: [{port: 53}], to: [{podSelector: {}}]}, 1️⃣{ports: [{port: 443}]}, 2️⃣{}]"
            ),
        says: "everything"
    ),
    RuleCase(
        "egress-to-world",
        "great blocks, and small ones",
        tenants
            + webPolicy(
                """
                policyTypes: [Egress]
                egress:
                  - ports: [{port: 8443}]
                    to:
                      - 1️⃣ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}
                      - ipBlock: {cidr: 8.8.8.0/24}
                      - 2️⃣ipBlock: {cidr: 128.0.0.0/1}
                      - 3️⃣ipBlock: {cidr: "::/0"}
                      - ipBlock: {cidr: 10.0.0.0/8}
                      - ipBlock: {cidr: "fc00::/7"}
                      - ipBlock: {cidr: 2001:db8::/32}
                """
            ),
        says: "the whole Internet"
    ),
    RuleCase(
        "ingress-from-world",
        "no peers, and a great block",
        tenants
            + webPolicy(
                "policyTypes: [Ingress]\ningress: [1️⃣{ports: [{port: 80}]}, {from: [2️⃣{ipBlock: {cidr: 0.0.0.0/0}}]}]"
            )
    ),
    RuleCase(
        "egress-to-metadata",
        "by every address of it, on its port",
        tenants
            + webPolicy(
                """
                policyTypes: [Egress]
                egress:
                  - to: [1️⃣{ipBlock: {cidr: 169.254.169.254/32}}, 2️⃣{ipBlock: {cidr: "fd00:ec2::/32"}}, 3️⃣{ipBlock: {cidr: 169.254.170.0/24}}]
                  - ports: [{port: 443}]
                    to: [5️⃣{ipBlock: {cidr: 169.254.0.0/16}}]
                  - ports: [{port: 80, protocol: UDP}]
                    to: [{ipBlock: {cidr: 169.254.0.0/16}}]
                  - ports: [{port: 1, endPort: 100}]
                    to: [4️⃣{ipBlock: {cidr: 169.254.0.0/16}}, {ipBlock: {cidr: 169.254.0.0/16, except: [169.254.168.0/21]}}]
                """
            )
    ),
    RuleCase(
        "egress-to-api-server",
        "a private range, where nothing is known",
        tenants
            + webPolicy(
                """
                policyTypes: [Egress]
                egress:
                  - ports: [{port: 6443}]
                    to: [1️⃣{ipBlock: {cidr: 10.0.0.0/8}}, {ipBlock: {cidr: 10.0.0.0/16}}]
                  - ports: [{port: 5432}, {port: 443, protocol: UDP}]
                    to: [{ipBlock: {cidr: 10.0.0.0/8}}]
                """
            )
    ),
    RuleCase(
        "egress-to-platform",
        "pods that aren't the gateway, and ports that aren't its",
        tenants
            + webPolicy(
                """
                policyTypes: [Egress]
                egress:
                  - ports: [{port: 5000}]
                    to:
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                        podSelector: {matchLabels: {app: llm-gateway}}
                      - 1️⃣namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                  - ports: [{port: 9464}]
                    to:
                      - 2️⃣namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                        podSelector: {matchLabels: {app: llm-gateway}}
                  - to:
                      - 3️⃣namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
                  - ports: [{port: 53, protocol: UDP}]
                    to:
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
                """
            )
    ),
    RuleCase(
        "platform-open-to-tenants",
        "tenants by their label, and everyone",
        tenants
            + webPolicy(
                """
                policyTypes: [Ingress]
                ingress:
                  - ports: [{port: 9090}]
                    from:
                      - podSelector: {}
                      - 1️⃣namespaceSelector: {matchExpressions: [{key: tenantry.dev/tenant, operator: In, values: [acme, closed]}]}
                """,
                in: "monitoring"
            ),
        .error
    ),
    RuleCase(
        "platform-open-to-tenants",
        "everyone, to the gateway too",
        tenants
            + webPolicy(
                "policyTypes: [Ingress]\ningress: [1️⃣{ports: [{port: 5000}]}]",
                in: "monitoring",
                pods: "{matchLabels: {app: llm-gateway}}"
            ),
        .warning
    ),
    RuleCase(
        "egress-to-metadata",
        "of the platform",
        tenants
            + webPolicy(
                "policyTypes: [Egress]\negress: [{to: [1️⃣{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]",
                in: "monitoring"
            ),
        .warning
    ),
    RuleCase(
        "ignored-policy-rules",
        "of either direction",
        webPolicy("policyTypes: [Ingress]\negress:\n  1️⃣- {}")
            + webPolicy("policyTypes: [Egress]\ningress: 2️⃣[{}]\negress: []")
            + webPolicy("egress: [{}]")
            + webPolicy("policyTypes: [Ingress]\negress: []")
    ),
    RuleCase(
        "ambiguous-peers",
        "a namespace and pods as two entries",
        webPolicy(
            """
            ingress:
              - from:
                  - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: front}}
                  - podSelector: 1️⃣{matchLabels: {app: proxy}}
              - from:
                  - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: front}}
                  - podSelector: {}
            """
        )
    ),
]

private let isolated: [RuleCase] = [
    RuleCase(
        "unisolated-pods",
        "on the network of their node",
        tenants + deny + pods("web", spec: "hostNetwork: 1️⃣true")
    ),
    RuleCase(
        "unisolated-pods",
        "pods of the platform that are open for ingress",
        tenants + pods("web", in: "monitoring").replacing("name: web, name", with: "name: 1️⃣web, name")
            + webPolicy("policyTypes: [Egress]", in: "monitoring"),
        says: "for ingress",
        .warning
    ),
    RuleCase(
        "missing-default-deny",
        "pods one by one",
        tenants.replacing("name: acme,", with: "name: 1️⃣acme,") + pods("web")
            + webPolicy("policyTypes: [Ingress, Egress]\ningress: [{from: [{podSelector: {}}]}]"),
        says: "ingress and egress"
    ),
    RuleCase(
        "missing-default-deny",
        "a policy that was meant to",
        tenants + pods("web") + webPolicy("policyTypes: 1️⃣[Ingress]", pods: "{}")
            + webPolicy("policyTypes: [Egress]\negress: [{to: [{podSelector: {}}]}]"),
        says: "for egress, as this one seems meant to",
        .error
    ),
    RuleCase(
        "missing-default-deny",
        "half a policy, and another that allows something",
        tenants + pods("web") + webPolicy("policyTypes: 1️⃣[Ingress]", pods: "{}")
            + webPolicy("policyTypes: [Egress]\negress: [{to: [{podSelector: {}}]}]", pods: "{}"),
        says: "for which only 'web' isolates",
        .warning
    ),
    RuleCase("missing-default-deny", "a namespace without pods", tenants),
]

private let calls = #"env: [{name: URL, value: "http://api:80/v1"}, {name: OTHER, value: "https://example.com"}]"#

private let needed: [RuleCase] = [
    RuleCase(
        "blocked-call",
        "the port of the Service instead of the pod's",
        pods("web", in: "shop", calls) + pods("api", in: "shop")
            + service("api", in: "shop", app: "api", port: 80, target: "http")
            + webPolicy(
                "ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 1️⃣80}]}]",
                in: "shop",
                pods: "{matchLabels: {app: api}}"
            ),
        says: "lets 'shop/web' in to 'shop/api' (Service shop/api) on TCP 8080"
    ),
    RuleCase(
        "blocked-call",
        "the pods of another label",
        pods("web", in: "shop", calls) + pods("api", in: "shop")
            + service("api", in: "shop", app: "api", port: 80, target: "8080")
            + webPolicy(
                "ingress: [{from: [1️⃣{podSelector: {matchLabels: {app: wep}}}], ports: [{port: 8080}]}]",
                in: "shop",
                pods: "{matchLabels: {app: api}}"
            )
    ),
    RuleCase(
        "blocked-call",
        "nothing that comes near",
        pods("web", in: "shop", calls).replacing(#""http://api"#, with: #"1️⃣"http://api"#) + pods("api", in: "shop")
            + service("api", in: "shop", app: "api", port: 80, target: "8080")
            + webPolicy("policyTypes: [Ingress]", in: "shop", pods: "{matchLabels: {app: api}}")
    ),
    RuleCase(
        "blocked-call",
        "open both ways, by the port's name",
        pods("web", in: "shop", calls) + pods("api", in: "shop")
            + service("api", in: "shop", app: "api", port: 80, target: "http")
            + webPolicy(
                "ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: http}]}]",
                in: "shop",
                pods: "{matchLabels: {app: api}}"
            )
    ),
    RuleCase(
        "blocked-call",
        "a Service of another namespace, by its whole name",
        pods("web", in: "shop", #"args: ["--api=1️⃣http://api.back.svc.cluster.local:80"]"#).replacing(
            #""--api=1️⃣"#,
            with: #"1️⃣"--api="#
        )
            + pods("api", in: "back") + service("api", in: "back", app: "api", port: 80, target: "8080")
            + webPolicy("policyTypes: [Ingress]", in: "back", pods: "{}")
    ),
    RuleCase(
        "blocked-dns",
        "nothing but HTTPS",
        pods("web", in: "shop", calls).replacing("name: web, name", with: "name: 1️⃣web, name")
            + webPolicy(
                "policyTypes: [Egress]\negress: [{ports: [{port: 443}], to: [{ipBlock: {cidr: 203.0.113.0/24}}]}]",
                in: "shop"
            ),
        .error
    ),
    RuleCase(
        "blocked-dns",
        "by UDP alone",
        pods("web", in: "shop", calls)
            + webPolicy(
                "policyTypes: [Egress]\negress: [{ports: 1️⃣[{port: 53, protocol: UDP}], to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]}]",
                in: "shop"
            ),
        says: "by TCP",
        .warning
    ),
    RuleCase(
        "blocked-dns",
        "pods of another name",
        pods("web", in: "shop", calls)
            + webPolicy(
                "policyTypes: [Egress]\negress: [{ports: [{port: 53, protocol: UDP}, {port: 53}], to: [1️⃣{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kubedns}}}]}]",
                in: "shop"
            ),
        .error
    ),
    RuleCase(
        "blocked-dns",
        "a server outside",
        pods("web", in: "shop", calls)
            + webPolicy(
                "policyTypes: [Egress]\negress: [{ports: [{port: 53, protocol: UDP}, {port: 53}], to: [{ipBlock: {cidr: 203.0.113.53/32}}]}]",
                in: "shop"
            )
    ),
]

@Test(arguments: openings + isolated + needed)
func `rules about the network find what they are about`(test: RuleCase) async throws {
    let selection = try RuleSelection(names: [test.rule.rawValue])
    await test.check(selection)
}

struct NetworkSettingsTests {
    private func lines(_ names: [String], _ manifests: String, _ change: (inout ValidationSettings) -> Void)
        async throws
        -> [String]
    {
        var validator = Validator(try RuleSelection(names: names))
        change(&validator.settings)
        return await validator.validate(ManifestTree([SourceFile(path: "m.yaml", text: manifests)])).map(\.line)
    }

    @Test(arguments: [
        ("10.1.2.0/24", "10.0.0.0/8", true), ("10.1.2.0/24", "10.1.2.9/32", true),
        ("10.1.2.0/24", "10.2.0.0/16", false),
        ("10.1.2.9", "10.1.2.0/24", true), ("fd00:1::/64", "fd00:1::/48", true), ("nonsense", "10.1.0.0/16", false),
    ])
    func `the API server is where settings say`(server: String, block: String, isFound: Bool) async throws {
        let manifests = tenants + webPolicy("policyTypes: [Egress]\negress: [{to: [{ipBlock: {cidr: \"\(block)\"}}]}]")
        let found = try await lines(["egress-to-api-server"], manifests) { $0.network.apiServer = [server] }
        #expect(found.isEmpty != isFound, "\(found)")
    }

    @Test func `shared services are those that settings name`() async throws {
        let rule = """
            policyTypes: [Egress]
            egress: [{ports: [{port: 8080}], to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}, podSelector: {matchLabels: {app: web}}}]}]
            """
        let manifests =
            tenants + webPolicy(rule) + pods("web", in: "monitoring") + pods("other", in: "monitoring")
            + service("portal", in: "monitoring", app: "web", port: 80, target: "http")
        for (shared, count) in [
            (["monitoring/portal"], 0), (["monitoring/portal:80"], 0), (["monitoring/portal:81"], 1),
            (["monitoring/web"], 0), (["closed/portal"], 1), ([], 1),
        ] as [([SharedService], Int)] {
            let found = try await lines(["egress-to-platform"], manifests) { $0.network.sharedServices = shared }
            #expect(found.count == count, "\(shared): \(found)")
        }
    }

    @Test func `the Amazon VPC CNI's limits are asked for where it is`() async throws {
        let ports = (8001...8025).map { "{port: \($0)}" }.joined(separator: ", ")
        let manifests =
            tenants + pods("web", calls) + pods("api") + service("api", app: "api", port: 80, target: "http")
            + webPolicy(
                "policyTypes: [Egress]\negress: [{to: [{podSelector: {matchLabels: {app: api}}}]}, {ports: [\(ports)], to: [{podSelector: {}}]}]"
            )
            + webPolicy(
                "ingress: [{from: [{podSelector: {}}], ports: [{port: http}]}]",
                pods: "{matchLabels: {app: api}}"
            )
        let rules = ["amazon-vpc-service-port", "amazon-vpc-port-name", "amazon-vpc-port-count"]
        let found = try await lines(rules, manifests) { $0.network.amazonVPC = true }
        #expect(found.count == 3, "\(found)")
        for rule in rules { #expect(found.contains { $0.contains("[\(rule)]") }, "\(rule): \(found)") }
        #expect(found.contains { $0.contains("/spec/ports/0/port") && $0.contains("port 80") })
        #expect(try await lines(rules, manifests) { _ in }.isEmpty)
    }

    @Test func `a hole says how much of the way is open`() async throws {
        let rule =
            "policyTypes: [Ingress]\ningress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: closed}}}]}]"
        for (other, text) in [
            ("", "no policy of 'closed' isolates 'client': the way is open"),
            (
                webPolicy("policyTypes: [Egress]", in: "closed", pods: "{}"),
                "only 'web' of 'closed' still keeps 'client' apart"
            ),
            (
                webPolicy("policyTypes: [Egress]\negress: [{}]", in: "closed", pods: "{}"),
                "'web' of 'closed' lets it through too: the way is open"
            ),
        ] {
            let tree = ManifestTree([
                SourceFile(
                    path: "m.yaml",
                    text: tenants + webPolicy(rule) + pods("web") + pods("client", in: "closed") + other
                )
            ])
            let found = await Validator(RuleSelection([.tenantToTenant])).validate(tree)
            #expect(found.count == 1)
            #expect(found.first?.notes.map(\.message) == [text])
        }
    }
}
