import CEL
import Foundation
import Kubernetes
import Renderer
import TenantSpecs
import TestSupport
import Testing
import YAML

/// What the rendered policies make of requests to an API server, which another implementation of CEL tells.
private enum Admission {
    /// What became of one request.
    struct Answer: Decodable {
        var `case`: String
        var agrees: Bool
        var refused: [String: [String]]
        var values: JSONValue
        var trace: [Evaluation]
    }

    /// An expression, what it saw beside the request, and what became of it.
    struct Evaluation: Decodable {
        var expression: String
        var variables: JSONValue
        var value: JSONValue
        var failed: Bool
    }

    /// What no request tells from the policies themselves.
    struct Mutants: Decodable {
        var count: Int
        var survivors: [String]
    }

    static let storageClasses = (
        file: "platform", old: "  secrets:\n    store: lab",
        new: "  admission: {storageClasses: [gp3, fast]}\n  secrets:\n    store: lab"
    )

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    static func ask<Result: Decodable>(_: Result.Type, _ arguments: String...) async throws -> Result {
        let cases = try String(contentsOf: folder.appending(path: "Fixtures/cases.yaml"), encoding: .utf8)
        let files = RenderedFiles(try await SampleSpecs.load([storageClasses])).files
        let input = try JSONEncoder().encode(Input(files: files, cases: cases))
        let script = folder.appending(path: "Scripts/admit.py").path
        let output = try Tool.python.required().run([script] + arguments, input: input)
        try #require(output.status == 0, "\(output.errorText)")
        return try JSONDecoder().decode(Result.self, from: output.standardOutput)
    }

    private struct Input: Encodable {
        var files: [String: String]
        var cases: String
    }
}

@Test(.enabled(if: Tool.isAvailable(.python)))
func `the API server would refuse what tenants may not do, and nothing that is rendered`() async throws {
    let answers = try await Admission.ask([Admission.Answer].self)
    for answer in answers where !answer.agrees {
        Issue.record("\(answer.case): \(answer.refused.isEmpty ? "taken" : "\(answer.refused)")")
    }
    #expect(answers.count > 400)
    #expect(Set(answers.flatMap(\.refused.keys)).count == 13)
}

@Test(.enabled(if: Tool.isAvailable(.python)))
func `every part of every policy is told by some request`() async throws {
    let mutants = try await Admission.ask(Admission.Mutants.self, "--mutants")
    #expect(mutants.survivors == [])
    #expect(mutants.count > 150)
}

@Test(.enabled(if: Tool.isAvailable(.python)), arguments: [30, 37])
func `both implementations of CEL agree about every expression`(minorVersion: Int) async throws {
    let answers = try await Admission.ask([Admission.Answer].self)
    let names = ["object", "oldObject", "request", "namespaceObject", "variables"]
    let environment = CELEnvironment(
        variables: Dictionary(uniqueKeysWithValues: names.map { ($0, CELType.dyn) }),
        minorVersion: minorVersion
    )
    var programs: [String: CELProgram] = [:]
    var count = 0
    for answer in answers {
        guard case .object(let values) = answer.values else { continue }
        var variables = values.mapValues(\.celValue)
        for evaluation in answer.trace {
            if programs[evaluation.expression] == nil {
                guard case .program(let program) = CELProgram.compile(evaluation.expression, in: environment) else {
                    Issue.record("does not compile: \(evaluation.expression)")
                    continue
                }
                programs[evaluation.expression] = program
            }
            variables["variables"] = evaluation.variables.celValue
            count += 1
            switch try #require(programs[evaluation.expression]).evaluate(variables) {
            case .value(let value):
                let found = JSONValue(value)
                #expect(!evaluation.failed && found == evaluation.value, "\(answer.case): \(evaluation.expression)")
            case .failure(let message):
                #expect(evaluation.failed, "\(answer.case): \(evaluation.expression) fails: \(message)")
            case .unsupported(let what):
                Issue.record("\(what) in \(evaluation.expression)")
            }
        }
    }
    #expect(count > 3_000)
    #expect(programs.count > 40)
}

@Test func `the spec says whether a request is refused, warned of, or taken`() async throws {
    let modes: [(mode: String, actions: [ValidationAction]?)] = [
        ("enforce", [.deny, .audit]), ("audit", [.warn, .audit]), ("disabled", nil),
    ]
    for (mode, actions) in modes {
        let edit = (file: "platform", old: "  secrets:\n", new: "  admission: {mode: \(mode)}\n  secrets:\n")
        let rendered = RenderedFiles(try await SampleSpecs.load([edit]))
        let bindings = try rendered.objects(ValidatingAdmissionPolicyBinding.self)
        let policies = try rendered.objects(ValidatingAdmissionPolicy.self)
        #expect(bindings.map(\.spec.policyName) == policies.map(\.metadata.name))
        #expect(bindings.isEmpty == (actions == nil))
        #expect(bindings.allSatisfy { $0.spec.validationActions == actions })
        #expect(policies.allSatisfy { $0.spec.failurePolicy == .fail })
    }
}

@Test func `Kubernetes before 1.30 gets no policies, which it does not know`() async throws {
    for (version, count) in [("1.29", 0), ("1.30", 13)] {
        let edit = (file: "platform", old: "\"1.33\"", new: "\"\(version)\"")
        let rendered = RenderedFiles(try await SampleSpecs.load([edit]))
        #expect(try rendered.objects(ValidatingAdmissionPolicy.self).count == count)
    }
}

@Test func `the spec's lists are in the policies`() async throws {
    let digest = "sha256:" + String(repeating: "7", count: 64)
    let edits: [(file: String, old: String, new: String)] = [
        (file: "platform", old: "tag: 2.1.0", new: "digest: \"\(digest)\""),
        (
            file: "platform", old: "  secrets:\n    store",
            new: """
              admission:
                images: [registry.example.com, "ghcr.io/lab"]
                administrators: ["oidc:it's"]
                controllers: ["system:serviceaccount:velero:velero"]
              secrets:
                store
            """
        ),
        (file: "platform", old: "spec:\n", new: "spec:\n  gitops: {controllers: [flux]}\n"),
    ]
    let rendered = RenderedFiles(try await SampleSpecs.load(edits))
    let policies = try rendered.objects(ValidatingAdmissionPolicy.self)
    func expressions(_ name: DNSSubdomain) throws -> String {
        let spec = try #require(policies.first { $0.metadata.name == name }).spec
        return (spec.variables.map(\.expression) + spec.validations.map(\.expression)).joined(separator: "\n")
    }
    let images = try expressions("tenant-images.tenantry.dev")
    #expect(images.contains("['registry.example.com/', 'ghcr.io/lab/', 'ghcr.io/lab:', 'ghcr.io/lab@']"))
    #expect(images.contains("'@sha256:'"))
    let namespaces = try expressions("tenant-namespaces.tenantry.dev")
    #expect(namespaces.contains(#"['system:masters', 'oidc:it\'s']"#))
    #expect(namespaces.contains("'system:serviceaccount:velero:velero'"))
    #expect(!namespaces.contains("argocd"))
    #expect(try expressions("tenant-claims.tenantry.dev").contains("in []"))
}

@Test func `all that tenants' folders hold is protected`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let policies = try rendered.objects(ValidatingAdmissionPolicy.self)
    let policy = try #require(policies.first { $0.metadata.name == "tenant-platform-objects.tenantry.dev" })
    let rules = policy.spec.matchConstraints.resourceRules
    for (path, text) in rendered.files where path.hasPrefix("tenants/") && !path.hasSuffix("kustomization.yaml") {
        for document in try YAMLStream.parse(text).documents {
            let kind = try #require(document["kind"]?.text)
            guard kind != "Namespace" else { continue }
            let version = try #require(document["apiVersion"]?.text)
            let group = version.contains("/") ? String(version.prefix { $0 != "/" }) : ""
            let word = kind.lowercased()
            let plural = word.hasSuffix("y") ? "\(word.dropLast())ies" : "\(word)s"
            #expect(
                rules.contains {
                    $0.apiGroups == [group] && ($0.resources == ["*"] || $0.resources.contains(plural))
                },
                "\(kind) of \(path)"
            )
            #expect(document["metadata"]?["labels"]?["app.kubernetes.io/managed-by"]?.text == "tenantry")
        }
    }
}

@Test func `a tenant's Namespace names the groups that its spec gives access`() async throws {
    let rendered = RenderedFiles(try await SampleSpecs.load())
    let namespaces = try rendered.objects(Namespace.self, below: "tenants/")
    #expect(
        namespaces.map { $0.metadata.annotations["tenantry.dev/groups"] } == [
            "oidc:blue/audit oidc:blue/dev oidc:blue/ops", nil,
        ]
    )
}
