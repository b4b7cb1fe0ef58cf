import YAML

/// Which names of resources the server knows (pkg/apis/core/helper/helpers.go).
enum ResourceNames {
    /// What pods compute with: `podComputeQuotaResources`.
    static let compute: [StaticString] = [
        "cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory",
    ]

    /// Objects, which are counted: `integerResources`.
    static let counted: [StaticString] = [
        "pods", "services", "secrets", "configmaps", "persistentvolumeclaims", "replicationcontrollers",
        "resourcequotas", "services.nodeports", "services.loadbalancers",
    ]

    /// The others of `standardQuotaResources`.
    private static let storage: [StaticString] = [
        "ephemeral-storage", "requests.storage", "requests.ephemeral-storage", "limits.ephemeral-storage",
    ]

    static func isOne(_ name: YAMLNode, of names: [StaticString]) -> Bool {
        for candidate in names where name.hasText(candidate) { return true }
        return false
    }

    /// `IsStandardQuotaResourceName`.
    static func isStandardQuota(_ name: YAMLNode) -> Bool {
        isNamed(name)
            || name.withUTF8 { $0.hasPrefix("requests.hugepages-") || ResourceName.isHugePages($0) }
    }

    /// Whether it is one of those with a name that is known to the letter.
    private static func isNamed(_ name: YAMLNode) -> Bool {
        isOne(name, of: compute) || isOne(name, of: counted) || isOne(name, of: storage)
    }

    /// `IsIntegerResourceName`: whether amounts of it are whole.
    static func isInteger(_ name: YAMLNode) -> Bool { isOne(name, of: counted) || isExtended(name) }

    /// `IsExtendedResourceName`: of a domain other than Kubernetes' own.
    static func isExtended(_ name: YAMLNode) -> Bool {
        guard !name.withUTF8(ResourceName.isNative), !name.withUTF8({ $0.hasPrefix("requests.") }) else { return false }
        return NameRule.qualifiedName.problem("requests." + name.text) == nil
    }

    /// Whether there is a `/` in it.
    static func hasDomain(_ name: YAMLNode) -> Bool { name.withUTF8 { $0.contains(UInt8(ascii: "/")) } }

    /// What is wrong with the name of a resource anywhere; `nil` when nothing is (`validateResourceName`).
    static func problem(_ name: YAMLNode) -> String? {
        if isNamed(name) { return nil }
        if let problem = NameRule.qualifiedName.problem(key: name) { return problem }
        guard !hasDomain(name), !isStandardQuota(name), !name.hasText("storage") else { return nil }
        return "is no resource that Kubernetes knows; others have a domain and '/' before the name"
    }

    /// What is wrong with the name of a resource that a quota limits (`ValidateResourceQuotaResourceName`).
    static func quotaProblem(_ name: YAMLNode) -> String? {
        if isNamed(name) { return nil }
        if let problem = problem(name) { return problem }
        return hasDomain(name) || isStandardQuota(name) ? nil : "is no resource that a quota can limit"
    }
}
