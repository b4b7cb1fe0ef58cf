internal import Diagnostics

extension KubernetesSchemas {
    /// What there is to say about a kind that nobody has.
    func unknownKind(_ apiVersion: String, _ kind: String, _ minor: Int) -> UnknownKind {
        let group = Self.group(of: apiVersion)
        let known = allKinds(minor, group)
        let sameKind = known.filter { $0.group == group && $0.kind == kind }
        if !sameKind.isEmpty {
            let versions = sameKind.map(\.apiVersion)
            return UnknownKind(
                isCertain: true,
                suggestion: versions.last.map { "\($0) \(kind)" },
                versions: versions
            )
        }
        let isBuiltinGroup =
            !group.utf8.contains(UInt8(ascii: ".")) || builtin.kinds.contains { Self.group(of: $0.apiVersion) == group }
        if isBuiltinGroup {
            return UnknownKind(isCertain: true, suggestion: suggestion(group, kind, known), versions: [])
        }
        if let meant = misspeltGroup(group, kind, known) {
            return UnknownKind(isCertain: true, suggestion: meant.title, versions: [])
        }
        let kinds = known.filter { $0.group == group }
        if let near = NearestName.find(kind, among: kinds.map(\.kind)), abs(near.utf8.count - kind.utf8.count) <= 1,
            let meant = kinds.first(where: { $0.kind == near })
        {
            return UnknownKind(isCertain: true, suggestion: meant.title, versions: [])
        }
        return UnknownKind(isCertain: false, suggestion: nil, versions: [])
    }

    private struct KnownKind {
        var apiVersion: String
        var kind: String
        var group: String
        var title: String { "\(apiVersion) \(kind)" }

        init(_ apiVersion: String, _ kind: String) {
            self.apiVersion = apiVersion
            self.kind = kind
            group = KubernetesSchemas.group(of: apiVersion)
        }
    }

    private func allKinds(_ minor: Int, _ group: String) -> [KnownKind] {
        builtin.kinds.filter { $0.minors.contains(minor) }.map { KnownKind($0.apiVersion, $0.kind) }
            + definitions.map { KnownKind($0.apiVersion, $0.kind) }
            + (customTable(of: group)?.kinds ?? []).filter { kind in
                !definitions.contains { $0.group == Self.group(of: kind.apiVersion) && $0.kind == kind.kind }
            }
            .map { KnownKind($0.apiVersion, $0.kind) }
    }

    /// A kind of this name in another group, or one of a similar name in this one or another.
    private func suggestion(_ group: String, _ kind: String, _ known: [KnownKind]) -> String? {
        if let other = known.last(where: { $0.kind == kind && !$0.apiVersion.contains("alpha") }) { return other.title }
        let own = known.filter { $0.group == group }
        for kinds in [own, known] {
            if let near = NearestName.find(kind, among: kinds.map(\.kind)) {
                return kinds.last { $0.kind == near && !$0.apiVersion.contains("alpha") }?.title
            }
        }
        return nil
    }

    /// A group that looks like Kubernetes' own, with a kind of that group.
    private func misspeltGroup(_ group: String, _ kind: String, _ known: [KnownKind]) -> KnownKind? {
        let candidates = known.filter { $0.kind == kind && !$0.group.isEmpty && $0.group != group }
        guard let near = NearestName.find(group, among: candidates.map(\.group)) else { return nil }
        guard abs(near.utf8.count - group.utf8.count) <= 4 else { return nil }
        return candidates.last { $0.group == near && !$0.apiVersion.contains("alpha") }
    }
}

extension KubernetesSchemas {
    /// The versions of Kubernetes in which one of its own types has a field, the oldest first.
    ///
    /// - Parameter type: the name as ``ObjectSchema`` has it, such as `core.v1.PodSpec`.
    public func versions(ofField field: String, type: String) -> [KubernetesVersion] {
        guard let section = builtin.sections.first, let entry = section.entry(type) else { return [] }
        return TableCompiler.minors(ofField: field, in: entry, section).compactMap { KubernetesVersion(minor: $0) }
    }
}
