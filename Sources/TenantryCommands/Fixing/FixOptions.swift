import ArgumentParser
import Diagnostics
import Files

/// Whether and how findings are mended.
struct FixOptions: ParsableArguments, Sendable {
    @Flag(help: "Mend what has one safe answer, show the changes, and report what is left.")
    var fix = false

    @Flag(help: "Mend what has one safe answer, but only show the changes.")
    var fixDryRun = false

    /// More bytes than these are no manifest that people edit.
    private static let limit = 64 << 20
    /// A change may make room for another one at the same place; none needs more rounds than this.
    private static let rounds = 8

    /// Whether anything is to be mended.
    var isAsked: Bool { fix || fixDryRun }

    func validate() throws {
        if fix, fixDryRun { throw ValidationError("--fix and --fix-dry-run exclude each other.") }
    }

    /// Mends what findings offer to, as often as mending lets more be mended.
    ///
    /// - Parameter validate: finds again, once files have changed.
    func apply(_ findings: [Diagnostic], validatingAgain validate: () async throws -> [Diagnostic]) async throws {
        var findings = findings
        for _ in 0..<Self.rounds {
            let isChanged = try await reportingFileErrors { try mend(findings) }
            guard isChanged, fix else { return }
            findings = try await validate()
        }
    }

    /// Mends each file once.
    ///
    /// - Returns: whether any was changed.
    private func mend(_ findings: [Diagnostic]) throws(FileError) -> Bool {
        var isChanged = false
        let byPath = Dictionary(grouping: findings.filter { $0.fix?.edits.isEmpty == false }) {
            $0.location?.path ?? ""
        }
        for (path, findings) in byPath.sorted(by: { $0.key < $1.key }) {
            let file = try UserFile(path: path)
            guard let bytes = try file.read(limit: Self.limit), let text = String(validating: bytes, as: UTF8.self)
            else {
                continue
            }
            let fixed = FixedText(text, applying: findings.compactMap(\.fix))
            guard fixed.applied > 0 else { continue }
            Console.print(UnifiedDiff.text(path: path, old: bytes, new: Array(fixed.text.utf8)))
            if fix { try file.write(fixed.text) }
            isChanged = true
        }
        return isChanged
    }
}
