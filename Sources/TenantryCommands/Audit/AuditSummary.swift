import Validator

/// How many verdicts there are of each sort.
struct AuditSummary {
    private var counts: [AuditVerdict.Result: Int] = [:]

    init(_ verdicts: some Sequence<AuditVerdict>) {
        for verdict in verdicts { counts[verdict.result, default: 0] += 1 }
    }

    func count(_ result: AuditVerdict.Result) -> Int { counts[result] ?? 0 }

    /// The counts in words, without those that are 0: `23 pass, 2 fail`.
    var text: String {
        let parts = AuditVerdict.Result.allCases.compactMap { result -> String? in
            let count = count(result)
            guard count > 0 else { return nil }
            return result == .fail && count == 1 ? "1 fails" : "\(count) \(result.title)"
        }
        return parts.joined(separator: ", ")
    }
}

extension AuditReport {
    /// The verdicts on a control, one a row.
    func verdicts(onControl position: Int) -> [AuditVerdict] {
        rows.map { $0.verdicts[position] }
    }

    /// What was looked at, in a sentence.
    var sourceText: String {
        let paths = source.paths.joined(separator: ", ")
        let files = source.files == 1 ? "1 file" : "\(source.files) files"
        return "\(paths): \(files), \(tenantsText)"
    }

    private var tenantsText: String {
        let count = rows.count { $0.tenant != nil }
        return count == 1 ? "1 tenant" : "\(count) tenants"
    }

    /// What a signature refers to.
    var fingerprints: [(name: String, value: String)] {
        var fingerprints = [("SHA-256", source.digest)]
        if let revision = source.revision {
            fingerprints.append(
                ("Commit", revision + (source.isModified ? ", with changes that are not committed" : ""))
            )
        }
        return fingerprints
    }

    /// The outcome in a sentence.
    var outcome: String {
        let failing = rows.filter { row in row.verdicts.contains { $0.result == .fail } }
        if failing.isEmpty { return "No control fails." }
        let names = failing.prefix(20).map(\.title).joined(separator: ", ")
        let rest = failing.count > 20 ? " and \(failing.count - 20) more" : ""
        return "Controls fail for \(names)\(rest)."
    }
}
