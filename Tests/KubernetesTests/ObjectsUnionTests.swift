import Foundation
import Kubernetes
import Testing
import YAML

/// A union that stands flat among fields, and JSON that sets none or too many of its alternatives.
struct Misfit: CustomTestStringConvertible, Sendable {
    var union: any Structured.Type
    var json: String

    var testDescription: String { "\(union): \(json)" }

    func decode() throws {
        try union.decode(json)
    }
}

@Test(arguments: [
    Misfit(union: Volume.self, json: #"{"name": "tmp"}"#),
    Misfit(union: Volume.self, json: #"{"name": "tmp", "emptyDir": {}, "configMap": {"name": "a"}}"#),
    Misfit(union: Volume.self, json: #"{"name": "tmp", "hostPath": {"path": "/"}}"#),
    Misfit(union: VolumeProjection.self, json: "{}"),
    Misfit(union: Probe.self, json: #"{"periodSeconds": 1}"#),
    Misfit(union: Probe.self, json: #"{"exec": {}, "tcpSocket": {"port": 1}}"#),
    Misfit(union: EnvVar.self, json: #"{"name": "A", "value": "", "valueFrom": {"fieldRef": {"fieldPath": "a"}}}"#),
    Misfit(union: EnvVar.self, json: #"{"name": "A", "valueFrom": {}}"#),
    Misfit(union: EnvFromSource.self, json: #"{"prefix": "A"}"#),
    Misfit(union: DeploymentStrategy.self, json: #"{"type": "Recreate", "rollingUpdate": {}}"#),
    Misfit(union: SeccompProfile.self, json: #"{"type": "Localhost"}"#),
    Misfit(union: SeccompProfile.self, json: #"{"type": "RuntimeDefault", "localhostProfile": "a"}"#),
    Misfit(union: NetworkPolicyPeer.self, json: "{}"),
    Misfit(union: NetworkPolicyPeer.self, json: #"{"podSelector": {}, "ipBlock": {"cidr": "10.0.0.0/8"}}"#),
    Misfit(union: PodDisruptionBudgetSpec.self, json: #"{"selector": {}}"#),
    Misfit(union: PodDisruptionBudgetSpec.self, json: #"{"minAvailable": 1, "maxUnavailable": 1}"#),
    Misfit(union: MetricTarget.self, json: #"{"type": "Utilization", "averageValue": "1"}"#),
    Misfit(union: MetricTarget.self, json: #"{"type": "Utilization"}"#),
    Misfit(union: Subject.self, json: #"{"kind": "ServiceAccount", "name": "a"}"#),
    Misfit(union: Subject.self, json: #"{"kind": "ServiceAccount", "name": "a", "namespace": "b", "apiGroup": "c"}"#),
    Misfit(union: Subject.self, json: #"{"kind": "Group", "name": "a", "namespace": "b"}"#),
    Misfit(union: Subject.self, json: #"{"kind": "Group", "name": "a", "apiGroup": "b"}"#),
    Misfit(union: RoleRef.self, json: #"{"apiGroup": "b", "kind": "Role", "name": "a"}"#),
    Misfit(union: Rule.self, json: #"{"expr": "1"}"#),
    Misfit(union: Rule.self, json: #"{"expr": "1", "alert": "a", "record": "b"}"#),
    Misfit(union: Rule.self, json: #"{"expr": "1", "record": "b", "for": "1m"}"#),
    Misfit(union: SecretStoreProvider.self, json: #"{"vault": {}}"#),
])
func `refuses a union with none or too many alternatives`(misfit: Misfit) {
    #expect(throws: DecodingError.self) { try misfit.decode() }
}

@Test(arguments: [
    Misfit(union: Volume.self, json: #"{"name": "tmp", "emptyDir": {}}"#),
    Misfit(union: EnvVar.self, json: #"{"name": "A"}"#),
    Misfit(union: DeploymentStrategy.self, json: "{}"),
    Misfit(union: Subject.self, json: #"{"kind": "ServiceAccount", "name": "a", "namespace": "b", "apiGroup": ""}"#),
    Misfit(union: Subject.self, json: #"{"kind": "Group", "name": "a"}"#),
    Misfit(union: NetworkPolicyPeer.self, json: #"{"podSelector": {}, "namespaceSelector": {}}"#),
])
func `takes a union with what the server takes`(fitting: Misfit) {
    #expect(throws: Never.self) { try fitting.decode() }
}

@Test func `describes every alternative of a union`() throws {
    guard case .object(let fields) = Volume.schema else { throw DescribedAsSomethingElse() }
    let keys = fields.map(\.key)
    #expect(keys == ["name", "emptyDir", "secret", "persistentVolumeClaim", "downwardAPI", "configMap", "projected"])
}

private struct DescribedAsSomethingElse: Error {}

@Test func `tells an empty list of rules from none`() {
    let open = NetworkPolicySpec(podSelector: .init())
    let closed = NetworkPolicySpec(podSelector: .init(), ingress: [], egress: [])
    #expect(open.yaml() == "podSelector: {}\n")
    #expect(closed.yaml() == "podSelector: {}\ningress: []\negress: []\n")
}

extension Structured {
    fileprivate static func decode(_ json: String) throws {
        _ = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
    }
}
