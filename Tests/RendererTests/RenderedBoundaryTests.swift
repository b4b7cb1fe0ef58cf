import Kubernetes
import Renderer
import TenantSpecs
import Testing
import YAML

@Test(arguments: [false, true])
func `a derived quota is what the rendered Deployments need at their largest`(isGrown: Bool) async throws {
    let edits = isGrown ? [("blue-ocean", "maxReplicas: 7", "maxReplicas: 31")] : []
    let rendered = RenderedFiles(try await SampleSpecs.load(edits))
    let folder = "tenants/blue-ocean/"
    let deployments = try rendered.objects(Deployment.self, below: folder)
    let autoscalers = try rendered.objects(HorizontalPodAutoscaler.self, below: folder)
    var needed: [ResourceName: Quantity] = [:]
    var pods = 0
    #expect(deployments.count == 2)
    for deployment in deployments {
        let name = deployment.metadata.name
        let autoscaler = autoscalers.first { $0.spec.scaleTargetRef.name == name }
        let replicas = try #require(autoscaler?.spec.maxReplicas ?? deployment.spec.replicas)
        guard case .rollingUpdate(let update) = deployment.spec.strategy, case .int(let surge) = update?.maxSurge else {
            Issue.record("\(name) does not say how many pods an update adds")
            return
        }
        let count = Int(replicas + surge)
        pods += count
        for container in deployment.spec.template.spec.containers {
            let resources = try #require(container.resources)
            for (resource, amount) in resources.requests {
                needed[.init(stringLiteral: "requests.\(resource.text)"), default: 0] += amount * count
            }
            for (resource, amount) in resources.limits {
                needed[.init(stringLiteral: "limits.\(resource.text)"), default: 0] += amount * count
            }
        }
    }
    needed["pods"] = Quantity(integerLiteral: Int64(pods))
    let quota = try #require(try rendered.objects(ResourceQuota.self, below: folder).first).spec.hard
    #expect(needed.count == 7)
    for (resource, amount) in needed { #expect(quota[resource] == amount, "\(resource)") }
}

@Test func `a quota of the spec wins where it is larger, and the rest is derived`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let quota = try #require(try rendered.objects(ResourceQuota.self, below: "tenants/red-rock/").first).spec.hard
    #expect(quota["requests.cpu"] == 3)
    #expect(quota["pods"] == 12)
    // (4 + 1) pods of the app and (2 + 1) of the proxy, 128Mi each.
    #expect(quota["requests.memory"] == "1Gi")
    #expect(quota["limits.cpu"] == 4)
    #expect(quota["requests.ephemeral-storage"] == "768Mi")
}

@Test func `what every pod asks for is within the limits of its namespace`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    for tenant in SampleSpecs.tenants {
        let limits = try #require(try rendered.objects(LimitRange.self, below: "tenants/\(tenant)/").first)
        let most = try #require(limits.spec.limits.first).max
        for deployment in try rendered.objects(Deployment.self, below: "tenants/\(tenant)/") {
            for container in deployment.spec.template.spec.containers {
                for (resource, amount) in try #require(container.resources).limits {
                    #expect(amount <= (most[resource] ?? 0))
                }
            }
        }
    }
}

@Test func `people get the tenant's own roles, and nothing of the cluster`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    // The controller's account is no person; see the tests of Flux.
    let roles = try rendered.objects(Role.self).filter { $0.metadata.name != "reconciler" }
    let bindings = try rendered.objects(RoleBinding.self).filter { $0.metadata.name != "reconciler" }
    #expect(bindings.count == 2)
    for binding in bindings {
        guard case .role(let name) = binding.roleRef else {
            Issue.record("\(binding.reference) binds a ClusterRole")
            continue
        }
        let role = roles.first { $0.metadata.name == name && $0.metadata.namespace == binding.metadata.namespace }
        #expect(role != nil)
    }
    #expect(try rendered.objects(ClusterRole.self).isEmpty)
    let ofCluster = try rendered.objects(ClusterRoleBinding.self)
    #expect(ofCluster.map(\.roleRef.name) == ["system:service-account-issuer-discovery"])
    #expect(ofCluster.map(\.subjects) == [[.serviceAccount(name: "llm-gateway", namespace: "monitoring")]])
    #expect(roles.count == 4)
    for rule in roles.flatMap(\.rules) {
        #expect(!rule.resources.contains { ["secrets", "*", "pods/exec", "serviceaccounts/token"].contains($0) })
        #expect(Set(rule.verbs).isSubset(of: ["get", "list", "watch", "delete"]))
        #expect(!rule.apiGroups.contains("*"))
        if rule.verbs.contains("delete") { #expect(rule.resources == ["pods"]) }
    }
    let operators = bindings.first { $0.metadata.name == "tenant-operators" }
    #expect(operators?.subjects == [.group("oidc:blue/ops")])
}

@Test func `an account is there for every pod, and none mounts a token by itself`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let accounts = try rendered.objects(ServiceAccount.self)
    #expect(accounts.allSatisfy { $0.automountServiceAccountToken == false })
    for deployment in try rendered.objects(Deployment.self) {
        let name = deployment.spec.template.spec.serviceAccountName
        #expect(
            accounts.contains { $0.metadata.name == name && $0.metadata.namespace == deployment.metadata.namespace }
        )
    }
    for tenant in SampleSpecs.tenants {
        let namespace = DNSLabel(stringLiteral: tenant)
        #expect(accounts.contains { $0.metadata.name == "default" && $0.metadata.namespace == namespace })
    }
}

@Test func `a tenant's namespace enforces restricted at the cluster's version`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let namespaces = try rendered.objects(Namespace.self, below: "tenants/")
    #expect(namespaces.map(\.metadata.name.text) == SampleSpecs.tenants)
    for namespace in namespaces {
        let labels = namespace.metadata.labels
        #expect(labels["pod-security.kubernetes.io/enforce"] == "restricted")
        #expect(labels["pod-security.kubernetes.io/enforce-version"] == "v1.33")
        #expect(labels["tenant"]?.text == namespace.metadata.name.text)
    }
    #expect(namespaces[0].metadata.labels["company"] == "Blu---Ocean---S--hne")
    #expect(namespaces[0].metadata.annotations["tenantry.dev/company"] == "Blué Ocean & Söhne")
}
