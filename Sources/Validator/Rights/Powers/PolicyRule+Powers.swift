extension PolicyRule {
    /// Whether it gives any of a right's verbs on any of its resources.
    func gives(_ right: Right) -> Bool {
        givesAny([right], verbs: right.verbs)
    }

    /// Whether it gives any of some verbs on any resource of the rights; `*` for whatever verbs it has.
    func givesAny(_ rights: [Right], verbs wanted: [String]) -> Bool {
        guard wanted == ["*"] || verbs.contains(where: { $0 == "*" || wanted.contains($0) }) else { return false }
        return rights.contains { right in
            groups.contains { $0 == "*" || $0 == right.group }
                && resources.contains { Self.names($0, any: right.resources) }
        }
    }

    /// Whether an entry of `resources` means one of some.
    static func names(_ entry: String, any resources: [String]) -> Bool {
        if entry == "*" { return true }
        return resources.contains { resource in
            if resource == "*" || resource == entry { return true }
            if resource.hasSuffix("/*") { return entry.hasPrefix(resource.dropLast()) }
            guard entry.hasPrefix("*/"), let slash = resource.firstIndex(of: "/") else { return false }
            return resource[slash...] == entry.dropFirst()
        }
    }

    /// Whether it is about some objects only, so that nobody finds others by it.
    ///
    /// A creation has no name yet, so that names make a rule for one give nothing (Kubernetes: website
    /// content/en/docs/reference/access-authn-authz/rbac.md, "Referring to resources").
    func isConfinedToNames(for right: Right) -> Bool {
        !names.isEmpty && gives(right)
    }
}
