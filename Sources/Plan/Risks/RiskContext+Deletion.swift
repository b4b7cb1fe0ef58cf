extension RiskContext {
    /// Namespaces and volumes that go, and definitions, with which all their objects go.
    func deletions() -> [Risk] {
        changes.filter { $0.action == .destroy }.compactMap { change in
            guard let object = old.objects[change.key] else { return nil }
            switch (change.key.kind, change.key.group) {
            case ("Namespace", ""):
                let guards = Guard.all(of: object)
                return Risk(
                    .namespaceDeleted,
                    change.key,
                    "goes, and everything in it",
                    advice: guards.isEmpty
                        ? "nothing keeps a controller that prunes from deleting it"
                        : "its guards keep it until somebody confirms, or deletes it: \(guards.map(\.text).sorted().joined(separator: ", "))"
                )
            case ("PersistentVolumeClaim", ""), ("PersistentVolume", ""):
                return Risk(.volumeDeleted, change.key, "goes, and by its reclaim policy what is on it")
            case ("StatefulSet", "apps")
            where object.value.at("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted")?.string == "Delete":
                return Risk(.volumeDeleted, change.key, "goes, and its volumes with it (whenDeleted: Delete)")
            case ("CustomResourceDefinition", "apiextensions.k8s.io"):
                return Risk(.definitionDeleted, change.key, "goes, and every object of the kind with it")
            default: return nil
            }
        }
    }

    /// Objects that go while the same comes under another name, or in another namespace.
    func identities() -> [Risk] {
        struct Content: Hashable {
            var kind: String
            var value: JSONValue
        }
        func content(_ object: PlanObject?) -> Content? {
            object.flatMap { object in
                Self.content(object).map { Content(kind: "\(object.key.kind).\(object.key.group)", value: $0) }
            }
        }
        let gone = changes.filter { $0.action == .destroy }
        guard !gone.isEmpty else { return [] }
        var come: [Content: [ObjectKey]] = [:]
        for change in changes where change.action == .add {
            if let content = content(new.objects[change.key]) { come[content, default: []].append(change.key) }
        }
        return gone.compactMap { change in
            let twin = content(old.objects[change.key]).flatMap { come[$0] }?.first { other in
                other.namespace == change.key.namespace || other.name == change.key.name
            }
            guard let twin else { return nil }
            return Risk(
                .identityChanged,
                change.key,
                "is deleted, and created anew as \(twin.title): another name is another object",
                advice: "what refers to it, and what it keeps, doesn't follow"
            )
        }
    }

    /// What an object says but for its name; `nil` where that is nothing by which it would be known again.
    private static func content(_ object: PlanObject) -> JSONValue? {
        var members = object.value.members
        for name in ["apiVersion", "kind", "metadata"] { members[name] = nil }
        guard !members.isEmpty else { return nil }
        return replacing(object.key.name, in: .map(members))
    }

    /// A value in which the object's own name stands for any.
    private static func replacing(_ name: String, in value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(name.isEmpty ? text : text.replacing(name, with: "*"))
        case .list(let elements): .list(elements.map { replacing(name, in: $0) })
        case .map(let members): .map(members.mapValues { replacing(name, in: $0) })
        default: value
        }
    }

    /// Fields that the API server refuses to change.
    func immutableFields() -> [Risk] {
        pairs.filter { $0.change.action == .replace }.flatMap { change, old, new -> [Risk] in
            let schema = schemas.schema(apiVersion: new.apiVersion, kind: new.key.kind)
            var told: Set<String> = []
            return change.fields.compactMap { field in
                guard let rule = ImmutableField.find(field, old, new, schema: schema) else { return nil }
                // Several elements of a list are one field.
                let names = field.path.names.joined(separator: ".")
                guard told.insert(names).inserted else { return nil }
                return Risk(
                    .immutableField,
                    change.key,
                    "\(names) never changes: the object has to be deleted and created (\(rule.source))",
                    advice: "until then the controller's sync fails; Argo CD does it with the sync option "
                        + "Force=true,Replace=true, Flux with the annotation kustomize.toolkit.fluxcd.io/force: enabled"
                )
            }
        }
    }

    /// Objects that go from one folder's kustomization to another's.
    func moves() -> [Risk] {
        pairs.compactMap { change, old, new in
            guard change.movedFrom != nil else { return nil }
            return Risk(
                .objectMoved,
                change.key,
                "moves from \(TreeFile.folder(of: old.path)) to \(TreeFile.folder(of: new.path))",
                advice:
                    "if another Kustomization or Application syncs that folder, the one that prunes first deletes it: "
                    + "keep it from being pruned until both have synced"
            )
        }
    }
}
