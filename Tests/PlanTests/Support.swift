import KubernetesSchemas
import Plan

/// A plan of a few files before and after.
func plan(_ old: [String: String], _ new: [String: String], includingPatches: Bool = false) -> UnitPlan {
    let files = Set(old.keys).union(new.keys).sorted().map { path in
        TreeFile(path: path, old: old[path].map { Array($0.utf8) }, new: new[path].map { Array($0.utf8) })
    }
    return UnitPlan(
        TreeUnit(root: "", files: files),
        schemas: PlanSchemas(.embedded, version: .newest),
        includingPatches: includingPatches,
        read: { _ in nil }
    )
}

/// A plan of one file before and after.
func plan(_ old: String, _ new: String, includingPatches: Bool = false) -> UnitPlan {
    plan(["a.yaml": old], ["a.yaml": new], includingPatches: includingPatches)
}
