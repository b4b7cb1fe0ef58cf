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
                        : "it stays until somebody confirms: \(guards.map(\.text).sorted().joined(separator: ", "))"
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

    /// Objects that go while the same comes under another name.
    func identities() -> [Risk] {
        let added = changes.filter { $0.action == .add }
        return changes.filter { $0.action == .destroy }.compactMap { change in
            guard let old = old.objects[change.key] else { return nil }
            let twin = added.first { other in
                guard other.key.kind == change.key.kind, other.key.group == change.key.group,
                    other.key.namespace == change.key.namespace || other.key.name == change.key.name,
                    let new = new.objects[other.key]
                else { return false }
                return Self.content(old) == Self.content(new)
            }
            guard let twin else { return nil }
            return Risk(
                .identityChanged,
                change.key,
                "is deleted, and created anew as \(twin.key.title): another name is another object",
                advice: "what refers to it, and what it keeps, doesn't follow"
            )
        }
    }

    /// What an object says but for its name; `nil` where that is nothing by which it would be known again.
    private static func content(_ object: PlanObject) -> JSONValue? {
        var members = object.value.members
        members["metadata"] = nil
        guard members.count > 2 else { return nil }
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
            return change.fields.compactMap { field in
                guard let rule = ImmutableField.find(field, old, new, schema: schema) else { return nil }
                return Risk(
                    .immutableField,
                    change.key,
                    "\(field.path.text) never changes: the object has to be deleted and created (\(rule.source))",
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
