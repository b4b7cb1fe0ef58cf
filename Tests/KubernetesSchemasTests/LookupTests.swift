import KubernetesSchemas
import Testing

private let schemas = KubernetesSchemas.embedded

private func lookup(_ apiVersion: String, _ kind: String, _ version: KubernetesVersion = .newest) -> SchemaLookup {
    schemas.lookup(apiVersion: apiVersion, kind: kind, version: version)
}

@Test func `every kind of Kubernetes is there, with its scope`() throws {
    for (apiVersion, kind, isNamespaced) in [
        ("v1", "Pod", true), ("v1", "Namespace", false), ("apps/v1", "Deployment", true),
        ("rbac.authorization.k8s.io/v1", "ClusterRole", false), ("external-secrets.io/v1", "SecretStore", true),
        ("external-secrets.io/v1", "ClusterSecretStore", false),
    ] {
        for version in KubernetesVersion.supported {
            guard case .found(let schema, nil) = lookup(apiVersion, kind, version) else {
                Issue.record("\(version) has no \(apiVersion) \(kind)")
                continue
            }
            #expect(schema.isNamespaced == isNamespaced)
        }
    }
}

@Test func `a removed kind says since when and what replaces it`() throws {
    guard case .removed(let removal) = lookup("policy/v1beta1", "PodDisruptionBudget") else {
        Issue.record("not removed")
        return
    }
    #expect(removal.removedIn == "1.25")
    #expect(removal.replacement == "policy/v1")
    // From the table of versions, not from a list.
    guard case .removed(let other) = lookup("storage.k8s.io/v1beta1", "VolumeAttributesClass") else {
        Issue.record("not removed")
        return
    }
    #expect(other.removedIn == "1.37")
    #expect(other.replacement == "storage.k8s.io/v1")
}

@Test func `a kind of a later version says which`() throws {
    guard case .notYet(let since, let instead) = lookup("resource.k8s.io/v1", "ResourceClaim", .oldest) else {
        Issue.record("known")
        return
    }
    #expect(since == KubernetesVersion("1.34"))
    #expect(instead == ["resource.k8s.io/v1alpha2"])
}

@Test func `a deprecated kind says since when`() throws {
    guard case .found(_, let deprecation?) = lookup("v1", "Endpoints") else {
        Issue.record("not deprecated")
        return
    }
    #expect(deprecation.deprecatedIn == "1.33")
    guard case .found(_, nil) = lookup("v1", "Endpoints", .oldest) else {
        Issue.record("deprecated too early")
        return
    }
}

@Test(arguments: [
    ("apps/v1", "Deploymentt", true, "apps/v1 Deployment"), ("apps/v1", "deployment", true, "apps/v1 Deployment"),
    ("v1", "Deployment", true, "apps/v1 Deployment"), ("apps/v3", "StatefulSet", true, "apps/v1 StatefulSet"),
    ("batch", "Job", true, "batch/v1 Job"), ("", "Pod", true, "v1 Pod"), ("networking.k8s.io/v1", "Gateway", true, nil),
    ("gateway.networking.k8s.io/v1", "Gateway", false, nil), ("serving.knative.dev/v1", "Service", false, nil),
    ("external-secrets.io/v1", "ClusterExternalSecret", false, nil), ("argoproj.io/v1alpha1", "Rollout", false, nil),
    ("networking.k8s/v1", "Ingress", true, "networking.k8s.io/v1 Ingress"),
    ("monitoring.coreos.com/v1", "ThanosRuler", false, nil),
    ("monitoring.coreos.com/v1", "PodMonitors", true, "monitoring.coreos.com/v1 PodMonitor"),
])
func `an unknown kind is a mistake only where nothing could serve it`(
    apiVersion: String,
    kind: String,
    isCertain: Bool,
    suggestion: String?
) {
    guard case .unknown(let unknown) = lookup(apiVersion, kind) else {
        Issue.record("known")
        return
    }
    #expect(unknown.isCertain == isCertain)
    #expect(unknown.suggestion == suggestion)
}

@Test func `a list is none of the kinds`() {
    for (apiVersion, kind) in [("v1", "List"), ("v1", "PodList"), ("apps/v1", "DeploymentList")] {
        guard case .list = lookup(apiVersion, kind) else {
            Issue.record("\(kind) is no list")
            continue
        }
    }
}

@Test func `the versions that have a field are known`() {
    let versions = schemas.versions(ofField: "hostnameOverride", type: "core.v1.PodSpec")
    #expect(versions.map(\.description) == ["1.34", "1.35", "1.36", "1.37"])
    #expect(schemas.versions(ofField: "containers", type: "core.v1.PodSpec").count == 10)
    #expect(schemas.versions(ofField: "replicas", type: "core.v1.PodSpec").isEmpty)
}
