import CEL
import Diagnostics
import KubernetesSchemas
import Testing
import YAML

@testable import Validator

/// A definition whose `spec` has a schema, and an object of it with a spec.
private func tree(_ schema: String, _ spec: String) -> ManifestTree {
    let text = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: teas.example.com
        spec:
          group: example.com
          scope: Namespaced
          names: {kind: Tea, plural: teas}
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec: \(schema)
        ---
        apiVersion: example.com/v1
        kind: Tea
        metadata: {name: green, namespace: acme}
        spec: \(spec)
        """
    return ManifestTree([SourceFile(path: "tea.yaml", text: text)])
}

private func findings(_ schema: String, _ spec: String, minor: Int = 34) async throws -> [Diagnostic] {
    let selection = try RuleSelection(names: ["syntax", "schema", "api"])
    let version = try #require(KubernetesVersion(minor: minor))
    return await Validator(selection, versions: [version], workers: 1).validate(tree(schema, spec))
}

/// A schema of an object with one rule.
private func schema(_ properties: String, _ rule: String, _ more: String = "") -> String {
    "{type: object, properties: {\(properties)}, x-kubernetes-validations: [{rule: \"\(rule)\"\(more)}]}"
}

@Test(arguments: [
    // Numbers are doubles or ints by their schema.
    (schema("a: {type: number}", "self.a / 2.0 == 1.5"), "{a: 3}"),
    (schema("a: {type: integer}", "self.a / 2 == 1"), "{a: 3}"),
    (
        schema("a: {x-kubernetes-int-or-string: true}", "type(self.a) == int ? self.a > 1 : self.a.endsWith('%')"),
        "{a: 3}"
    ),
    (
        schema("a: {x-kubernetes-int-or-string: true}", "type(self.a) == int ? self.a > 1 : self.a.endsWith('%')"),
        "{a: 3%}"
    ),
    // What isn't there, and what has a default.
    (schema("a: {type: string}", "!has(self.a)"), "{}"),
    (schema("a: {type: string, default: b}", "self.a == 'b'"), "{}"),
    (schema("a: {type: string, default: b}", "self.a == 'b'"), "{a: null}"),
    (schema("a: {type: string, nullable: true}", "self.a == null"), "{a: null}"),
    (schema("a: {type: string}", "!has(self.a)"), "{a: null}"),
    (
        schema("a: {type: object, default: {}, properties: {b: {type: integer, default: 2}}}", "self.a.b == 2"), "{}"
    ),
    // Names that expressions can't have.
    (
        schema(
            "a-b: {type: string}, namespace: {type: string}, c__d: {type: string}",
            "self.a__dash__b == 'x' && self.__namespace__ == 'v' && self.c__underscores__d == 'w'"
        ),
        "{a-b: x, namespace: v, c__d: w}"
    ),
    // Maps and lists.
    (
        schema("a: {type: object, additionalProperties: {type: integer}}", "self.a.all(k, self.a[k] > 0)"),
        "{a: {b: 1, c: 2}}"
    ),
    (
        schema("a: {type: array, items: {type: string}}", "self.a.exists(x, x.startsWith('b')) && size(self.a) == 2"),
        "{a: [a, b]}"
    ),
    // Formats.
    (
        schema("a: {type: string, format: date-time}", "self.a > timestamp('2020-01-01T00:00:00Z')"),
        "{a: \"2024-05-01T12:00:00Z\"}"
    ),
    (schema("a: {type: string, format: duration}", "self.a < duration('1h')"), "{a: 30m}"),
    (schema("a: {type: string}", "self.a.matches('^[a-z]+$')"), "{a: abc}"),
    (schema("a: {type: string}", "quantity(self.a).isLessThan(quantity('1Gi'))"), "{a: 500Mi}"),
    // Rules about changes.
    (schema("a: {type: integer}", "self.a == oldSelf.a + 1000"), "{a: 1}"),
    (schema("a: {type: integer}", "!oldSelf.hasValue()", ", optionalOldSelf: true"), "{a: 1}"),
])
func `a rule sees values as the server's does`(test: (String, String)) async throws {
    let found = try await findings(test.0, test.1)
    #expect(found.isEmpty, "\(found.map(\.line))")
}

@Test(arguments: [
    ("self.a > 1", ", message: more tea", "{a: 1}", "its definition refuses it: more tea"),
    ("self.a > 1", ", messageExpression: \"'not ' + string(self.a)\"", "{a: 1}", "its definition refuses it: not 1"),
    ("self.a > 1", "", "{a: 1}", "it breaks the rule 'self.a > 1' of its definition"),
    ("self.a > 1", "", "{}", "the rule 'self.a > 1' can't be answered: no such key: a"),
    ("10 / self.a > 1", "", "{a: 0}", "the rule '10 / self.a > 1' can't be answered: division by zero"),
    ("oldSelf.hasValue()", ", optionalOldSelf: true, message: old", "{a: 1}", "its definition refuses it: old"),
])
func `a broken rule says its message`(test: (String, String, String, String)) async throws {
    let found = try await findings(schema("a: {type: integer}", test.0, test.1), test.2)
    #expect(found.map(\.message) == [test.3])
    #expect(found.allSatisfy { $0.id == "custom-resource-rule" && $0.pointer == "/spec" })
}

@Test func `a violation is where the rule's field path leads`() async throws {
    let found = try await findings(schema("a: {type: integer}", "self.a > 1", ", fieldPath: .a"), "{a: 1}")
    #expect(found.map(\.pointer) == ["/spec/a"])
}

@Test func `a rule outside of the subset is not passed silently`() async throws {
    let found = try await findings(schema("a: {type: string}", "isURL(self.a)"), "{a: b}")
    #expect(found.map(\.id) == ["custom-resource-unchecked"])
    #expect(found.allSatisfy { $0.severity == .warning })
}

/// The kinds of which definitions are embedded.
private let embeddedKinds = [
    ("argoproj.io/v1alpha1", "Application"), ("argoproj.io/v1alpha1", "ApplicationSet"),
    ("argoproj.io/v1alpha1", "AppProject"), ("external-secrets.io/v1", "ClusterSecretStore"),
    ("external-secrets.io/v1", "ExternalSecret"), ("external-secrets.io/v1", "SecretStore"),
    ("helm.toolkit.fluxcd.io/v2", "HelmRelease"), ("kustomize.toolkit.fluxcd.io/v1", "Kustomization"),
    ("monitoring.coreos.com/v1", "Alertmanager"), ("monitoring.coreos.com/v1", "PodMonitor"),
    ("monitoring.coreos.com/v1", "Prometheus"), ("monitoring.coreos.com/v1", "PrometheusRule"),
    ("monitoring.coreos.com/v1", "ServiceMonitor"), ("monitoring.coreos.com/v1alpha1", "AlertmanagerConfig"),
    ("source.toolkit.fluxcd.io/v1", "GitRepository"), ("source.toolkit.fluxcd.io/v1", "HelmRepository"),
    ("source.toolkit.fluxcd.io/v1", "OCIRepository"),
]

@Test func `every rule of the embedded definitions can be evaluated`() throws {
    var count = 0
    for (apiVersion, kind) in embeddedKinds {
        let lookup = KubernetesSchemas.embedded.lookup(apiVersion: apiVersion, kind: kind, version: .newest)
        guard case .found(let schema, _) = lookup else {
            Issue.record("\(kind) is not embedded")
            continue
        }
        for rule in schema.constraints.flatMap(\.rules) {
            count += 1
            guard case .program(let program) = RulePrograms.compile(rule.rule) else {
                Issue.record("\(kind): \(rule.rule)")
                continue
            }
            #expect(program.missing.isEmpty, "\(kind): \(rule.rule)")
        }
    }
    #expect(count >= 20)
}
