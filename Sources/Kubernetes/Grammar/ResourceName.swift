public import YAML

/// The name of a resource in requests, limits and quotas: `cpu`, `requests.memory`, `nvidia.com/gpu`, `count/jobs.batch`.
///
/// Sources: `validateResourceName` in `kubernetes/pkg/apis/core/validation/validation.go`, and the sets of names in
/// `kubernetes/pkg/apis/core/helper/helpers.go`. A name without a slash is one of the standard ones; of these
/// ``isContainerResource`` and ``isQuotaResource`` tell where each may stand.
public struct ResourceName: TextValue {
    /// The text, as it was given.
    public let text: String

    /// What such a text looks like.
    public static let grammar = TextGrammar(
        example: "requests.cpu",
        pattern: #"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"#
            + "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$",
        maximumLength: 253 + 1 + 63
    )

    /// Reads a text.
    ///
    /// - Throws: `TextError` that says what is wrong with it.
    public init(parsing text: String) throws(TextError) {
        let kind = "a resource name"
        try QualifiedName.check(text, kind: kind)
        guard text.utf8.contains(UInt8(ascii: "/")) || Self.isStandard(text) else {
            let suggestion = Self.standard.contains(text.lowercased()) ? text.lowercased() : nil
            throw TextError(
                text,
                isNot: kind,
                "a standard resource such as cpu, memory or requests.cpu, or one with a domain: nvidia.com/gpu",
                because: "is no standard resource",
                suggestion: suggestion
            )
        }
        self.text = text
    }

    /// Processing time, in cores.
    public static let cpu: Self = "cpu"
    /// Memory, in bytes.
    public static let memory: Self = "memory"
    /// Space on the node's disk, in bytes.
    public static let ephemeralStorage: Self = "ephemeral-storage"
    /// Space of a volume, in bytes: in claims and limit ranges.
    public static let storage: Self = "storage"
    /// The number of pods, in quotas.
    public static let pods: Self = "pods"

    /// The resource as a quota names the sum of its requests.
    public var inRequests: Self { Self(unchecked: Self.requestsPrefix + text) }

    /// The resource as a quota names the sum of its limits.
    public var inLimits: Self { Self(unchecked: "limits." + text) }

    /// Whether a container may request it: a standard resource of containers, huge pages, or an extended resource.
    public var isContainerResource: Bool {
        isNative
            ? Self.container.contains(text) || text.hasPrefix(Self.hugePagesPrefix) || text.contains("/")
            : isExtended
    }

    /// Whether a quota may limit it.
    public var isQuotaResource: Bool {
        text.contains("/") || Self.quota.contains(text) || Self.isHugePages(text)
    }

    /// Whether its amounts are whole numbers: counts of objects, and extended resources.
    public var isInteger: Bool { Self.counts.contains(text) || isExtended }

    private init(unchecked text: String) { self.text = text }

    private var isNative: Bool { !text.contains("/") || text.contains("kubernetes.io/") }

    /// A name that with `requests.` before it is still a qualified name, so that a quota can name it.
    private var isExtended: Bool {
        guard !isNative, !text.hasPrefix(Self.requestsPrefix) else { return false }
        return (try? LabelKey(parsing: Self.requestsPrefix + text)) != nil
    }

    private static func isStandard(_ text: String) -> Bool { standard.contains(text) || isHugePages(text) }

    private static func isHugePages(_ text: String) -> Bool {
        text.hasPrefix(hugePagesPrefix) || text.hasPrefix(requestsPrefix + hugePagesPrefix)
    }

    private static let requestsPrefix = "requests."
    private static let hugePagesPrefix = "hugepages-"
    private static let container: Set = ["cpu", "memory", "ephemeral-storage"]
    private static let counts: Set = [
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
        "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
    ]
    private static let quota = container.union(counts).union([
        "requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage", "limits.cpu",
        "limits.memory", "limits.ephemeral-storage",
    ])
    private static let standard = quota.union(["storage"])
}

extension ResourceName: Comparable {
    /// As the keys of a manifest are sorted; all are ASCII.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
