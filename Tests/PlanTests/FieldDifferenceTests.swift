import Plan
import Testing

struct FieldDifferenceTests {
    /// What differs between two specs of a kind, a line a field.
    private static func changes(_ kind: String, _ old: String, _ new: String) throws -> [String] {
        let parts = kind.split(separator: " ")
        func object(_ body: String) -> String {
            "apiVersion: \(parts[0])\nkind: \(parts[1])\nmetadata: {name: a, namespace: team}\n\(body)\n"
        }
        let plan = plan(object(old), object(new))
        #expect(plan.problems.isEmpty)
        return plan.changes.flatMap(\.fields).map { "\($0.path.text): \($0.old?.text ?? "") -> \($0.new?.text ?? "")" }
    }

    @Test(arguments: [
        // Written otherwise, and the same.
        ("v1 ConfigMap", "data: {a: x, b: z}", "data:\n  b: \"z\"\n  a: 'x'", []),
        ("v1 ResourceQuota", "spec: {hard: {cpu: 1000m, memory: 1Gi}}", "spec: {hard: {cpu: 1, memory: 1024Mi}}", []),
        ("v1 ResourceQuota", "spec: {hard: {cpu: 1}}", "spec: {hard: {cpu: 1001m}}", ["spec.hard.cpu: 1 -> 1001m"]),
        (
            "apps/v1 Deployment",
            "spec: {template: {spec: {containers: [{name: a, image: i}, {name: b, image: i}]}}}",
            "spec: {template: {spec: {containers: [{name: b, image: i}, {name: a, image: j}]}}}",
            ["spec.template.spec.containers[a].image: i -> j"]
        ),
        (
            "v1 Service", "spec: {ports: [{port: 80}, {port: 443, protocol: TCP}]}",
            "spec: {ports: [{port: 443}, {port: 80, targetPort: 1}]}",
            ["spec.ports[80/TCP].targetPort:  -> 1", "spec.ports[443/TCP].protocol: TCP -> "]
        ),
        (
            "rbac.authorization.k8s.io/v1 Role", "rules: [{apiGroups: [''], resources: [pods], verbs: [get, list]}]",
            "rules: [{verbs: [list, watch, get], resources: [pods], apiGroups: ['']}]",
            ["rules[0].verbs[watch]:  -> watch"]
        ),
        (
            "apps/v1 Deployment", "spec: {template: {spec: {containers: [{name: a, args: [x, z]}]}}}",
            "spec: {template: {spec: {containers: [{name: a, args: [z, x]}]}}}",
            [
                "spec.template.spec.containers[a].args[0]: x -> z", "spec.template.spec.containers[a].args[1]: z -> x",
            ]
        ),
        (
            "apps/v1 Deployment", "spec: {template: {spec: {initContainers: [{name: a}, {name: b}]}}}",
            "spec: {template: {spec: {initContainers: [{name: b}, {name: a}]}}}",
            [#"spec.template.spec.initContainers: ["a","b"] -> ["b","a"]"#]
        ),
        ("v1 Service", "spec: {externalName: null}", "spec: {}", []),
        (
            "kustomize.toolkit.fluxcd.io/v1 Kustomization", "spec: {interval: 60s, timeout: 5m}",
            "spec: {interval: 1m0s, timeout: 301s}", ["spec.timeout: 5m -> 301s"]
        ),
        (
            "monitoring.coreos.com/v1 PrometheusRule",
            "spec: {groups: [{name: g, rules: [{alert: A, expr: x, for: 60s}, {alert: B, expr: x}]}]}",
            "spec: {groups: [{name: g, rules: [{alert: B, expr: z}, {alert: A, expr: x, for: 1m}]}]}",
            ["spec.groups[g].rules[B].expr: x -> z"]
        ),
        (
            "v1 ConfigMap", #"data: {p.json: '{"limits": {"rpm": 1, "tpm": 2}}'}"#,
            #"data: {p.json: '{ "limits": { "tpm": 2, "rpm": 3 } }'}"#, [#"data["p.json"].limits.rpm: 1 -> 3"#]
        ),
        (
            "v1 ConfigMap", #"data: {d: '{"panels": [{"title": "A", "type": "x", "id": 1}]}'}"#,
            #"data: {d: '{"panels": [{"title": "N", "type": "x", "id": 1}, {"title": "A", "type": "x", "id": 2}]}'}"#,
            [
                "data.d.panels[A].id: 1 -> 2",
                #"data.d.panels[N]:  -> {"id":1,"title":"N","type":"x"}"#,
            ]
        ),
    ])
    func `tells what means something else, field by field`(
        kind: String,
        old: String,
        new: String,
        expected: [String]
    ) throws {
        #expect(try Self.changes(kind, old, new) == expected)
    }
}
