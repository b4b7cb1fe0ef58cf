/// What happens to one object.
package struct ObjectChange: Sendable {
    package enum Action: String, Hashable, Sendable, CaseIterable {
        case add
        case change
        /// A field differs that the API server never lets change: the object has to go, and come anew.
        case replace
        case destroy
    }

    package var action: Action
    package var key: ObjectKey
    package var apiVersion: String
    /// The file that has it, or had it.
    package var path: String
    /// The file that had it before, where that is another one.
    package var movedFrom: String?
    /// The fields that differ, where both versions are there.
    package var fields: [FieldChange] = []
    /// From the old version to the new one; `nil` where it isn't asked for, or would show a secret.
    package var patch: JSONPatch?
}

extension ObjectChange {
    /// The change from one version of an object to another; `nil` when they mean the same.
    init?(from old: PlanObject, to new: PlanObject, schemas: PlanSchemas, includingPatch: Bool) {
        let isMoved = TreeFile.folder(of: old.path) != TreeFile.folder(of: new.path)
        guard old.value != new.value || isMoved else { return nil }
        let schema = schemas.schema(apiVersion: new.apiVersion, kind: new.key.kind)
        var fields = FieldDifference.changes(from: old.value, to: new.value, schema: schema)
        guard !fields.isEmpty || isMoved else { return nil }
        let isSecret = new.key.kind == "Secret" && new.key.group.isEmpty
        for index in fields.indices where isSecret && Self.mayBeSecret(fields[index].path) {
            fields[index].isSecret = true
        }
        let isRefused = fields.contains { ImmutableField.find($0, old, new, schema: schema) != nil }
        self.init(
            action: isRefused ? .replace : .change,
            key: new.key,
            apiVersion: new.apiVersion,
            path: new.path,
            movedFrom: isMoved ? old.path : nil,
            fields: fields,
            patch: includingPatch && !isSecret ? JSONPatch(from: old.value, to: new.value) : nil
        )
    }

    /// Whether a field of a Secret may hold what nobody is to see: the annotation is what `kubectl apply` leaves there.
    private static func mayBeSecret(_ path: FieldPath) -> Bool {
        guard let first = path.names.first else { return true }
        if first == "metadata" {
            return path.names.count < 3 || path.names.last == "kubectl.kubernetes.io/last-applied-configuration"
        }
        return !["type", "immutable", "apiVersion"].contains(first)
    }
}
