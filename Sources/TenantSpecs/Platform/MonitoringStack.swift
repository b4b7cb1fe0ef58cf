public import Kubernetes
public import YAML

/// The chart that the monitoring stack is installed from.
public struct StackChart: Structured {
    /// The Helm repository.
    public var repository: HTTPSAddress
    /// The version, pinned: what the stack is changes with a commit only.
    public var version: ChartVersion

    /// The repository of the chart's own project.
    public static let projectRepository: HTTPSAddress = "https://prometheus-community.github.io/helm-charts"
    /// The version that the values are written for (prometheus-community/helm-charts
    /// `charts/kube-prometheus-stack/Chart.yaml`, with the operator v0.88.0).
    public static let testedVersion: ChartVersion = "81.4.5"

    /// Makes the value; what is left out has its default.
    public init(repository: HTTPSAddress = projectRepository, version: ChartVersion = testedVersion) {
        self.repository = repository
        self.version = version
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            repository: visit.optional(
                "repository",
                value?.repository,
                default: projectRepository,
                "The Helm repository with the chart kube-prometheus-stack."
            ),
            version: visit.optional(
                "version",
                value?.version,
                default: testedVersion,
                "The version of the chart, pinned; values are written for 81.4.5."
            )
        )
    }
}

/// A version of a chart, exact: no range, which would change what runs without a commit.
public struct ChartVersion: TextValue {
    /// The version: `81.4.5`.
    public let text: String

    /// Reads three numbers with dots between, and what SemVer allows behind a hyphen.
    ///
    /// - Throws: `TextError` for a range, or what is no version.
    public init(parsing text: String) throws(TextError) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let isPlain = numbers.allSatisfy { number in
            !number.isEmpty && number.utf8.count <= 9
                && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                && (number == "0" || !number.hasPrefix("0"))
        }
        guard numbers.count == 3, isPlain, parts.count == 1 || Self.isPreRelease(parts[1]) else {
            throw TextError(text: text, expected: "the exact version of a chart: '81.4.5'; a range is none")
        }
        self.text = text
    }

    /// Three numbers, and words behind a hyphen.
    public static var grammar: TextGrammar {
        .init(
            example: "81.4.5",
            pattern: "^(0|[1-9][0-9]{0,8})(\\.(0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z][0-9A-Za-z.-]{0,63})?$",
            maximumLength: 94
        )
    }

    private static func isPreRelease(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, first.isASCIIAlphanumeric, text.utf8.count <= 64 else { return false }
        return text.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }
}

/// Grafana, which shows dashboards.
public struct GrafanaServer: Structured {
    /// Where the store has the password of `admin`.
    public var adminPassword: SecretKeyReference
    /// The namespaces whose pods may reach Grafana, such as an ingress controller's; others reach it by a forwarded port.
    public var clients: [DNSLabel]
    /// The size of the volume for users and preferences, in bytes; dashboards are files, which Git has.
    public var storageSize: Quantity

    /// Makes the value; what is left out has its default.
    public init(
        adminPassword: SecretKeyReference = SecretKeyReference(key: "platform/grafana", property: "admin-password"),
        clients: [DNSLabel] = [],
        storageSize: Quantity = "5Gi"
    ) {
        self.adminPassword = adminPassword
        self.clients = clients
        self.storageSize = storageSize
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            adminPassword: visit.optional(
                "adminPassword",
                value?.adminPassword,
                default: SecretKeyReference(key: "platform/grafana", property: "admin-password"),
                "Where the store has the password of the user admin."
            ),
            clients: visit.optional(
                "clients",
                value?.clients,
                default: [],
                "The namespaces whose pods may reach Grafana, such as an ingress controller's."
            ),
            storageSize: visit.optional(
                "storageSize",
                value?.storageSize,
                default: "5Gi",
                "The size of the volume for users and preferences, in bytes."
            )
        )
    }
}
