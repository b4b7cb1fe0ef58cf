import Testing
import YAML

@testable import Validator

/// Whether a file with these manifests is read again for the rules about Pod Security.
private func isReadAgain(_ manifests: String) throws -> Bool {
    let kinds = Set(ObjectKind.workloads + [.namespace])
    var reader = FactReader(checked: kinds, covered: kinds, parts: .podSecurity)
    for document in try YAMLStream.parse(manifests).documents {
        for object in ManifestObject.all(in: document, path: "manifest.yaml") {
            reader.read(object, file: 0, fileSize: 0)
        }
    }
    return !reader.files.isEmpty
}

private func confinedPod(_ context: String, _ spec: String = "") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: web, namespace: acme-corp}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers: [{name: web, image: web, securityContext: {\(context)}}]
      \(spec)
    """
}

private let strict = "allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}"

@Test(arguments: [
    (confinedPod(strict), false),
    (confinedPod("privileged: true, " + strict), true),
    (confinedPod("capabilities: {drop: [ALL]}"), true),
    // Free at one version, forbidden at another.
    (confinedPod(strict, "os: {name: windows}\n  hostUsers: false"), false),
    (confinedPod("capabilities: {drop: [ALL]}", "os: {name: windows}"), true),
    // Of interest if the namespace is a tenant's.
    (confinedPod(strict, "volumes: [{name: a, projected: {sources: [{serviceAccountToken: {path: a}}]}}]"), true),
    (
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {pod-security.kubernetes.io/enforce: restricted, "
            + "pod-security.kubernetes.io/enforce-version: v1.34}}",
        false
    ),
    (
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {pod-security.kubernetes.io/enforce: restricted}}",
        true
    ),
    (
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {pod-security.kubernetes.io/enforce: restricted, "
            + "pod-security.kubernetes.io/enforce-version: v1.33}}",
        true
    ),
    ("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}", true),
])
func `a file is read again only if some level or version may say something`(manifests: String, isAgain: Bool) throws {
    #expect(try isReadAgain(manifests) == isAgain)
}
