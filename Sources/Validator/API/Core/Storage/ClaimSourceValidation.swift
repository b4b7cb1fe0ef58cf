import YAML

/// What a claim is filled from: `dataSource` and `dataSourceRef`.
///
/// Of a claim of its own, the server first drops what it ignores and fills the one that is missing
/// (pkg/api/persistentvolumeclaim/util.go, `DropDisabledFields`, `EnforceDataSourceBackwardsCompatibility`,
/// `NormalizeDataSources`), then it validates (pkg/apis/core/validation/validation.go, `validateDataSource`,
/// `validateDataSourceRef`).
enum ClaimSourceValidation {
    static func check(_ spec: YAMLNode, isTemplate: Bool, _ errors: inout FieldErrors) {
        var source = spec.field("dataSource")
        var reference = spec.field("dataSourceRef")
        guard source != nil || reference != nil else { return }
        if reference?.text("namespace") != nil {
            // The gate CrossNamespaceVolumeDataSource is off.
            reference = nil
            if isTemplate { return }
        }
        if !isTemplate, reference == nil, let some = source, !isAlwaysKept(some) { source = nil }
        if let source { checkTarget(source, &errors) }
        if let reference { checkTarget(reference, &errors) }
        if let source, let reference, !isSame(source, reference) {
            errors.add(.persistentVolumeClaim, at: source, "'dataSource' and 'dataSourceRef' differ; give one of them")
        }
    }

    /// `dataSourceIsPvcOrSnapshot`.
    private static func isAlwaysKept(_ source: YAMLNode) -> Bool {
        guard let kind = source.field("kind") else { return false }
        guard let group = source.field("apiGroup"), !group.hasText("") else {
            return kind.hasText("PersistentVolumeClaim" as StaticString)
        }
        return kind.hasText("VolumeSnapshot" as StaticString)
            && group.hasText("snapshot.storage.k8s.io" as StaticString)
    }

    private static func checkTarget(_ target: YAMLNode, _ errors: inout FieldErrors) {
        errors.require("name", of: target, .persistentVolumeClaim)
        let kind = errors.require("kind", of: target, .persistentVolumeClaim)
        if let group = target.field("apiGroup"), !group.hasText("") {
            errors.check(group, .dns1123Subdomain, .persistentVolumeClaim)
        } else if let kind, !kind.hasText("PersistentVolumeClaim" as StaticString) {
            errors.add(
                .persistentVolumeClaim,
                at: kind,
                "without an 'apiGroup', only a 'PersistentVolumeClaim' can be the source"
            )
        }
    }

    /// `isDataSourceEqualDataSourceRef`: a group that is absent differs from an empty one.
    private static func isSame(_ left: YAMLNode, _ right: YAMLNode) -> Bool {
        left.field("apiGroup")?.text == right.field("apiGroup")?.text
            && (left.text("kind") ?? "") == (right.text("kind") ?? "")
            && (left.text("name") ?? "") == (right.text("name") ?? "")
    }
}
