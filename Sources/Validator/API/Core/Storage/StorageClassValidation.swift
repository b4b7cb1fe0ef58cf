import YAML

/// `storage.StorageClass` and `storage.VolumeAttributesClass` (pkg/apis/storage/validation/validation.go,
/// `ValidateStorageClass`, `ValidateVolumeAttributesClass`).
enum StorageClassValidation {
    /// `maxProvisionerParameterLen`.
    private static let mostParameters = 512
    /// `maxProvisionerParameterSize`.
    private static let largestParameters = 256 * 1024

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        let root = object.root
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        checkProvisioner("provisioner", of: root, &errors)
        checkParameters(root.field("parameters"), &errors)
        if let policy = root.field("reclaimPolicy"), !policy.hasText("") {
            errors.check(policy, isOneOf: ["Delete", "Retain"], .storageClass)
        }
        if let mode = root.field("volumeBindingMode") {
            errors.check(mode, isOneOf: ["Immediate", "WaitForFirstConsumer"], .storageClass)
        }
        if let topologies = root.field("allowedTopologies") { TopologyValidation.check(topologies, &errors) }
    }

    static func checkAttributesClass(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        checkProvisioner("driverName", of: object.root, &errors)
        let parameters = object.root.field("parameters")
        checkParameters(parameters, &errors)
        if (parameters?.count ?? 0) == 0 {
            errors.add(.storageClass, at: parameters ?? object.root, "'parameters' is missing; give one at least")
        }
    }

    /// `validateProvisioner`: a qualified name, in any case.
    private static func checkProvisioner(_ field: StaticString, of root: YAMLNode, _ errors: inout FieldErrors) {
        guard let name = errors.require(field, of: root, .storageClass),
            NameRule.qualifiedName.problem(name) != nil,
            let problem = NameRule.qualifiedName.problem(name.text.lowercased())
        else { return }
        errors.add(.storageClass, at: name, "'\(name.text.prefix(80))' \(problem)")
    }

    /// `validateParameters`.
    private static func checkParameters(_ parameters: YAMLNode?, _ errors: inout FieldErrors) {
        guard let parameters else { return }
        guard parameters.count <= mostParameters else {
            errors.add(
                .storageClass,
                at: parameters,
                "there are \(parameters.count) parameters and may be \(mostParameters)"
            )
            return
        }
        var size = 0
        for entry in parameters.entries {
            if entry.key.hasText("") {
                errors.add(.storageClass, at: entry.key, "the name of a parameter is empty")
            }
            size += entry.key.withUTF8(\.count) + entry.value.withUTF8(\.count)
        }
        guard size > largestParameters else { return }
        errors.add(
            .storageClass,
            at: parameters,
            "the parameters have \(size) characters and may have \(largestParameters)"
        )
    }
}
