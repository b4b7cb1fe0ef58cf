import ArgumentParser
import Validator

/// Files that are validated together, and where findings in them belong.
struct ValidationInput: Sendable {
    let tree: ManifestTree

    /// Files as they are.
    init(_ tree: ManifestTree) {
        self.tree = tree
    }

    /// What a kustomization builds.
    init(kustomization folder: String) throws {
        throw ValidationError("kustomize")
    }

    /// The report with each finding where people can mend it.
    func traced(_ report: ValidationReport) -> ValidationReport {
        report
    }
}
