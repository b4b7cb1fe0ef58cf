/// What a security reviewer signs: every tenant of a tree against every control.
///
/// It says nothing of when and where it was made: the same tree, configuration and rules give the same report, so that a signature
/// under it can be checked by making it again.
public struct AuditReport: Sendable {
    /// What was looked at.
    public var source: AuditSource
    /// The controls, in the order in which they are shown.
    public var controls: [AuditControl]
    /// A row for each tenant, and one for the platform: what is no tenant's.
    public var rows: [AuditRow]

    /// A report of these parts.
    public init(source: AuditSource, controls: [AuditControl], rows: [AuditRow]) {
        self.source = source
        self.controls = controls
        self.rows = rows
    }

    /// Whether no control fails.
    public var passes: Bool {
        rows.allSatisfy { row in row.verdicts.allSatisfy { $0.result != .fail } }
    }
}

/// What an audit looked at.
public struct AuditSource: Hashable, Sendable, Codable {
    /// The paths as they were named.
    public var paths: [String]
    /// How many files there are.
    public var files: Int
    /// The SHA-256 of the names and contents of all files, as hexadecimal digits; see ``ManifestTree/digest()``.
    public var digest: String
    /// The Git commit that is checked out, where there is one.
    public var revision: String?
    /// Whether files differ from those of the commit.
    public var isModified: Bool

    /// What was looked at.
    public init(paths: [String], files: Int, digest: String, revision: String? = nil, isModified: Bool = false) {
        self.paths = paths
        self.files = files
        self.digest = digest
        self.revision = revision
        self.isModified = isModified
    }
}

/// How one tenant does, or the platform.
public struct AuditRow: Sendable, Codable {
    /// The tenant; `nil` for the platform.
    public var tenant: String?
    /// Its namespaces.
    public var namespaces: [String]
    /// A verdict for each control of the report, in its order.
    public var verdicts: [AuditVerdict]

    /// The row's heading.
    public var title: String { tenant ?? "(platform)" }
}
