import Diagnostics
import KubernetesSchemas
import Testing
import Validator

/// What answers whether a server would take a manifest, for each version.
private let servers = Dictionary(
    uniqueKeysWithValues: KubernetesVersion.supported.map { version in
        (version, Validator(RuleSelection([.syntax, .schema, .api]), versions: [version], workers: 1))
    }
)

@Test(arguments: CorpusCase.all)
func `a manifest gets the API server's verdict`(test: CorpusCase) async throws {
    let tree = ManifestTree([SourceFile(path: "manifest.json", text: test.manifest)])
    for version in test.versions {
        let errors = try await #require(servers[version]).validate(tree)
            .filter { $0.severity == .error }
        guard !test.isAccepted else {
            #expect(errors.isEmpty, "\(version) refuses: \(errors.map(\.line)) \(test.manifest)")
            continue
        }
        let isFound = errors.contains { error in
            (test.rule.map { error.id.rawValue == $0 } ?? true) && (test.pointer.map { error.pointer == $0 } ?? true)
        }
        #expect(
            isFound,
            "\(version) has no \(test.rule ?? "error") at \(test.pointer ?? "any place"): \(errors.map(\.line)) \(test.manifest)"
        )
    }
}

@Test func `every case of the corpus is one of its kind`() {
    #expect(
        Set(CorpusCase.all.map { "\($0.file) \($0.function) \($0.isAccepted) \($0.manifest)" }).count
            == CorpusCase.all.count
    )
}
