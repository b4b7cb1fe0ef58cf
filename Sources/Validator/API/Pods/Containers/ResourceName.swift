/// The name of something that containers use (pkg/apis/core/helper/helpers.go).
enum ResourceName {
    /// `IsHugePageResourceName`.
    static func isHugePages(_ name: UTF8Bytes) -> Bool {
        name.hasPrefix("hugepages-")
    }

    /// `IsNativeResource`: no domain, or one of Kubernetes.
    static func isNative(_ name: UTF8Bytes) -> Bool {
        guard let slash = name.firstIndex(of: UInt8(ascii: "/")) else { return true }
        let domain = name.part(0..<slash + 1)
        return domain.count >= 14 && domain.part(domain.count - 14..<domain.count).isText("kubernetes.io/")
    }

    /// `IsOvercommitAllowed`: whether less may be requested than the limit allows.
    static func allowsOvercommit(_ name: UTF8Bytes) -> Bool {
        isNative(name) && !isHugePages(name)
    }

    /// What is wrong with the name of a container's resource (`validateContainerResourceName`).
    static func problemOfContainer(_ name: UTF8Bytes) -> String? {
        if name.isText("cpu") || name.isText("memory") || name.isText("ephemeral-storage") { return nil }
        if let problem = NameRule.qualifiedName.problem(name) { return problem }
        guard name.contains(UInt8(ascii: "/")) else {
            return isHugePages(name)
                ? nil
                : "is none of 'cpu', 'memory', 'ephemeral-storage', 'hugepages-SIZE'; others have a domain and '/'"
        }
        if isNative(name) { return nil }
        // The name of its quota, which starts with `requests.`, has to be one too (`IsExtendedResourceName`).
        if name.hasPrefix("requests.") { return "may not start with 'requests.'" }
        guard let slash = name.firstIndex(of: UInt8(ascii: "/")), slash > 244 else { return nil }
        return "has \(slash) characters before its '/' and may have 244"
    }

    /// What is wrong with the name of a pod's resource (`validatePodResourceName`).
    static func problemOfPod(_ name: UTF8Bytes) -> String? {
        name.isText("cpu") || name.isText("memory") || isHugePages(name)
            ? nil : "is none that a whole pod has: 'cpu', 'memory' and 'hugepages-SIZE'"
    }
}
