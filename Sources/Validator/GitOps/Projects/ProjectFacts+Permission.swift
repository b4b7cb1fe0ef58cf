extension ProjectFacts {
    /// Whether Applications may come from a repository (argo-cd: app_project_types.go, `IsSourcePermitted`).
    func permits(source: RepositoryURL) -> Bool {
        var isPermitted = false
        for pattern in sourceRepositories {
            let isDenial = pattern.hasPrefix("!")
            let address = RepositoryURL.matched(isDenial ? String(pattern.dropFirst()) : pattern)
            // A lone `*` stands for every repository.
            let matches = address == "*" || ArgoGlob.matches(address, source.matched, separator: "/")
            if isDenial, matches { return false }
            if isDenial != matches { isPermitted = true }
        }
        return isPermitted
    }

    /// Whether something may go to a namespace of a cluster (argo-cd: app_project_types.go, `isDestinationMatched`).
    func permits(_ destination: ApplicationFacts.Destination, namespace: String) -> Bool {
        var isPermitted = false
        for item in destinations {
            let name = !destination.name.isEmpty && ArgoGlob.matches(negatable: item.name, destination.name)
            let server = !destination.server.isEmpty && ArgoGlob.matches(negatable: item.server, destination.server)
            let isInNamespace = ArgoGlob.matches(negatable: item.namespace, namespace)
            if name || server, isInNamespace {
                isPermitted = true
            } else if !name && item.name.hasPrefix("!") || !server && item.server.hasPrefix("!")
                || !isInNamespace && item.namespace.hasPrefix("!")
            {
                return false
            }
        }
        return isPermitted
    }

    /// Whether objects of a kind may be applied (argo-cd: app_project_types.go, `IsGroupKindNamePermitted`).
    func permits(_ kind: ObjectKind, name: String, isNamespaced: Bool) -> Bool {
        if isNamespaced {
            let isAllowed = namespacedAllowed.map { $0.contains { $0.matches(kind, name: "") } } ?? true
            return isAllowed && !namespacedDenied.contains { $0.matches(kind, name: "") }
        }
        return clusterAllowed.contains { $0.matches(kind, name: name) }
            && !clusterDenied.contains { $0.matches(kind, name: name) }
    }

    /// Whether Applications may be in a namespace other than Argo CD's (argo-cd: `IsAppNamespacePermitted`).
    func permits(applicationsIn namespace: String) -> Bool {
        sourceNamespaces.contains { pattern in
            // Between slashes it is a regular expression, whose meaning is left open.
            if pattern.hasPrefix("/"), pattern.hasSuffix("/"), pattern.utf8.count > 1 { return true }
            return ArgoGlob.matches(pattern, namespace)
        }
    }
}

extension ProjectFacts.Kind {
    /// Whether an entry of a list means a kind, and a name where it says one.
    func matches(_ kind: ObjectKind, name: String) -> Bool {
        ArgoGlob.matches(self.kind, kind.kind) && ArgoGlob.matches(group, kind.group)
            && (self.name.isEmpty || name.isEmpty || ArgoGlob.matches(self.name, name))
    }

    var title: String { group.isEmpty ? kind : "\(kind).\(group)" }

    /// Whether it means more than one kind.
    var isPattern: Bool { (kind + group).utf8.contains { "*?[{".utf8.contains($0) } }
}
