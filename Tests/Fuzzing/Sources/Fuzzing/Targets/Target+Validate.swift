import Diagnostics

@testable import Validator

extension Target {
    /// A manifest, or a kustomization, among a few others, to every rule; and what is found to every reporter.
    static let validate = Target(
        "validate",
        seeds: { Manifests.examples + Manifests.corpus + Manifests.kustomizations.map { [1] + $0 } },
        words: Words.yaml + Words.kubernetes
    ) { input in
        let (mode, input) = input.moded
        let path = mode == 1 ? "kustomization.yaml" : "manifest.yaml"
        let findings = neighbourhood.findings(path, input, isAnyVersion: mode == 2)
        for finding in findings {
            guard let range = finding.location?.range else { continue }
            guard range.start <= range.end else { fatalError("\(finding.id) ends before it starts: \(range)") }
        }
        report(findings, on: input.text)
    }
}

/// Files that a manifest may refer to.
private let neighbourhood = Neighbourhood()

/// Files that a manifest may refer to, and the rules that look at both.
private struct Neighbourhood: Sendable {
    private let files: [SourceFile] = [
        SourceFile(
            path: "neighbours.yaml",
            text: """
                apiVersion: v1
                kind: Namespace
                metadata: {name: tenants}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: tenants}
                data: {key: value}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: tenants}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: web, ports: [{name: http, containerPort: 80}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: tenants}
                spec: {selector: {app: web}, ports: [{name: http, port: 80}]}

                """
        ),
        SourceFile(path: "folder/kustomization.yaml", text: "resources: [one.yaml]\nnamespace: tenants\n"),
        SourceFile(path: "folder/one.yaml", text: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n"),
    ]

    private let newest = Validator(workers: 1)
    private let all = Validator(versions: [.oldest, .newest], workers: 1)

    /// What every rule finds in a file, in the files beside it, and between them.
    func findings(_ path: String, _ input: Input, isAnyVersion: Bool) -> [Diagnostic] {
        let tree = ManifestTree(files + [SourceFile(path: path, bytes: Array(input.bytes))])
        return blocking { await (isAnyVersion ? all : newest).validate(tree) }
    }
}

/// Writes findings in every format.
private func report(_ findings: [Diagnostic], on text: String) {
    let reporters: [any DiagnosticReporter] = [
        TextReporter(color: true, sources: { $0 == "neighbours.yaml" ? nil : text }), JSONReporter(),
        SARIFReporter(version: "1", rules: []), GitHubReporter(), GitLabReporter(),
        JUnitReporter(rules: []),
    ]
    for reporter in reporters {
        do { try reporter.report(findings) { _ = $0.utf8.count } } catch { fatalError("no report: \(error)") }
    }
}
