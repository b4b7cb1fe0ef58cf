import YAML

/// What claims and volumes have in common (pkg/apis/core/validation/validation.go, `ValidatePersistentVolumeClaimSpec`,
/// `ValidatePersistentVolumeSpec`).
enum AccessModeValidation {
    /// `supportedAccessModes`.
    private static let modes: [StaticString] = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"]
    /// `supportedVolumeModes`.
    static let volumeModes: [StaticString] = ["Filesystem", "Block"]

    /// Adds what is wrong with the access modes of a spec.
    static func check(_ spec: YAMLNode, _ rule: Rule, _ errors: inout FieldErrors) {
        guard let list = spec.field("accessModes"), list.count > 0 else {
            let place = spec.field("accessModes") ?? spec
            errors.add(rule, at: place, "'accessModes' is missing; give one at least, as 'ReadWriteOnce'")
            return
        }
        var isExclusive = false
        var isShared = false
        for mode in list.elements {
            if mode.hasText("ReadWriteOncePod" as StaticString) { isExclusive = true } else { isShared = true }
            errors.check(mode, isOneOf: modes, rule)
        }
        if isExclusive, isShared {
            errors.add(rule, at: list, "'ReadWriteOncePod' excludes every other access mode")
        }
    }
}
