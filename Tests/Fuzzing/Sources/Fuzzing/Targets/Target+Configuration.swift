import YAML

@testable import Validator

extension Target {
    /// A configuration, a manifest with comments that suppress findings, or a glob and a path with a NUL between.
    static let configuration = Target(
        "configuration",
        seeds: {
            configurations.map { Array($0.utf8) } + suppressions.map { [1] + Array($0.utf8) }
                + globs.map { [2] + Array($0.utf8) }
        },
        words: Words.yaml + Words.configuration + RuleCatalogue.all.map(\.id.rawValue)
    ) { input in
        let (mode, input) = input.moded
        switch mode {
        case 1: suppress(input)
        case 2: match(input)
        default: configure(input)
        }
    }
}

private let configurations = [
    """
    apiVersion: tenantry.dev/v1alpha1
    kind: Configuration
    spec:
      paths: {include: [k8s, "more/**/*.yaml"], exclude: ["**/vendor/*", "[!a-c]?.json"]}
      kubernetesVersions: ["1.30", "1.34"]
      crds: [crds/]
      rules:
        - {rule: unknown-field, severity: warning, paths: ["k8s/**"]}
        - {rule: syntax, enabled: false}
      suppressions:
        - {rule: boolean-word, until: 2027-01-31, reason: it is mended with the next release, paths: [k8s/a.yaml]}

    """,
    "{apiVersion: tenantry.dev/v1alpha1, kind: Configuration, spec: {}}",
]

private let suppressions = [
    """
    # tenantry:ignore boolean-word until 2027-01-31: kept for the old release
    a: yes
    b: no # tenantry:ignore boolean-word,octal-number until 2020-02-29: it was so
    c: |
      # tenantry:ignore boolean-word until 2027-01-31: no comment but text
    # tenantry:ignore
    - d

    """,
    """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: a
      annotations: {ignore.tenantry.dev/boolean-word: 2027-01-31 for a while, ignore.tenantry.dev/none: soon}
    data: {a: yes}

    """,
]

private let globs = [
    "k8s/**/*.yaml\0k8s/a/b/c.yaml", "../[a-c]?[!x-z]*.json\0../bxa.json", "/a/**\0/a/b", "\\*[]a]\0*]",
    "**/*a*b*c*\0x/aabbcc",
    "./a//b/\0a/b/c",
]

private let rules = RuleSelection([.syntax, .suppressions])
private let validator = Validator(rules, workers: 1)

/// Reads the suppressions of a manifest.
private func suppress(_ input: Input) {
    let tree = ManifestTree([SourceFile(path: "manifest.yaml", bytes: Array(input.bytes))])
    _ = blocking { await validator.report(on: tree) }
}

/// Reads a configuration, and asks rules as it says.
private func configure(_ input: Input) {
    let (configuration, diagnostics) = LoadedConfiguration.read(Array(input.bytes), path: Configuration.fileName)
    guard let configuration else {
        guard !diagnostics.isEmpty else { fatalError("no configuration, and nothing wrong with it") }
        return
    }
    let policy = RulePolicy(configuration, root: "/r", workingDirectory: "/r", isWhole: true)
    var validator = Validator(policy.selection(from: rules), workers: 1)
    validator.policy = policy
    let tree = ManifestTree([SourceFile(path: "k8s/a.yaml", text: "a: yes\nb: 017\n")])
    _ = blocking { [validator] in await validator.report(on: tree) }
}

/// Matches a path with a glob: what it covers is below its base, and below folders that it may cover something in.
private func match(_ input: Input) {
    let (pattern, path) = input.halves
    guard let glob = try? Glob(parsing: pattern), glob.covers(path) else { return }
    let names = path.split(separator: "/").filter { $0 != "." }
    for count in 0...names.count {
        let folder = (glob.isAbsolute ? "/" : "") + names.prefix(count).joined(separator: "/")
        guard glob.mayCover(below: folder) else { fatalError("it covers the path, and nothing below '\(folder)'") }
    }
    let base = glob.base.split(separator: "/")
    guard names.starts(with: base) else { fatalError("it covers the path, which is not below '\(glob.base)'") }
}
