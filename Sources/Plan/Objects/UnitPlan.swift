/// What happens to the objects of one unit.
package struct UnitPlan: Sendable {
    package var root: String
    package var changes: [ObjectChange] = []
    package var risks: [Risk] = []
    package var problems: [PlanProblem] = []

    /// Compares a unit's files.
    ///
    /// - Parameters:
    ///   - read: the contents of a file that is in the tree and not in the unit, and so hasn't changed.
    package init(
        _ unit: TreeUnit,
        schemas: PlanSchemas,
        includingPatches: Bool = false,
        read: (String) -> [UInt8]?
    ) {
        root = unit.root
        let versions = TreeVersions(unit, schemas: schemas, read: read)
        problems = versions.problems
        let (old, new) = (versions.old.objects, versions.new.objects)
        for key in Set(old.keys).union(new.keys).sorted() {
            switch (old[key], new[key]) {
            case (let old?, let new?):
                let change = ObjectChange(from: old, to: new, schemas: schemas, includingPatch: includingPatches)
                if let change { changes.append(change) }
            case (nil, let new?):
                changes.append(ObjectChange(action: .add, key: key, apiVersion: new.apiVersion, path: new.path))
            case (let old?, nil):
                changes.append(ObjectChange(action: .destroy, key: key, apiVersion: old.apiVersion, path: old.path))
            case (nil, nil): break
            }
        }
        guard !changes.isEmpty else { return }
        risks = RiskContext(versions: versions, changes: changes, schemas: schemas).risks().sorted()
    }
}
