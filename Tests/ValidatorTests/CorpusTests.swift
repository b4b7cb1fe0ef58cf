import Diagnostics
import Testing
import Validator

@Test(arguments: CorpusCase.all)
func `a manifest gets the API server's verdict`(test: CorpusCase) async throws {
    let selection = try RuleSelection(names: ["syntax", "schema", "api"])
    let tree = ManifestTree([SourceFile(path: "manifest.json", text: test.manifest)])
    for version in test.versions {
        let errors = await Validator(selection, versions: [version], workers: 1).validate(tree)
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
