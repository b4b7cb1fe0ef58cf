import YAML

/// Where a PersistentVolume's data are: one of some twenty kinds of storage (pkg/apis/core/validation/validation.go,
/// `ValidatePersistentVolumeSpec` and the functions that it calls).
///
/// Most are those of pods' volumes; what is more is that they name the namespaces of what they refer to.
enum PersistentVolumeSourceValidation {
    /// The fields that name a source.
    private static let sources: [StaticString] = [
        "hostPath", "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "flocker", "nfs", "rbd", "quobyte",
        "cephfs", "iscsi", "cinder", "fc", "flexVolume", "azureFile", "vsphereVolume", "photonPersistentDisk",
        "portworxVolume", "azureDisk", "scaleIO", "local", "storageos", "csi",
    ]

    static func check(_ spec: YAMLNode, of object: ManifestObject, _ errors: inout FieldErrors) {
        var first: StaticString?
        for name in sources {
            guard let source = spec.field(name) else { continue }
            // The server doesn't mind what is before a flexVolume.
            if let first, name.description != "flexVolume" {
                errors.add(
                    .persistentVolume,
                    at: source,
                    "'\(name)' and '\(first)' exclude each other: a volume is in one place"
                )
                continue
            }
            first = name
            check(source, named: name.description, of: object, &errors)
        }
        if first == nil {
            errors.add(.persistentVolume, at: spec, "there is no source, as 'csi' or 'nfs': what has the volume's data")
        }
    }

    private static func check(
        _ source: YAMLNode,
        named name: String,
        of object: ManifestObject,
        _ errors: inout FieldErrors
    ) {
        switch name {
        case "csi": return checkCSI(source, &errors)
        case "local":
            guard let path = errors.require("path", of: source, .persistentVolume),
                let problem = VolumePath.problemOfSteps(path)
            else { return }
            return errors.add(.persistentVolume, at: path, "the path '\(path.text)' \(problem)")
        case "cinder", "storageos":
            if let secret = source.field("secretRef") { errors.require("namespace", of: secret, .persistentVolume) }
        case "iscsi":
            if let secret = source.field("secretRef") { errors.require("name", of: secret, .persistentVolume) }
        case "azureFile":
            if let namespace = source.field("secretNamespace"), namespace.hasText("") {
                errors.add(.persistentVolume, at: namespace, "'secretNamespace' is empty; remove it")
            }
        case "glusterfs":
            if let namespace = source.field("endpointsNamespace") {
                errors.check(namespace, .dns1123Label, .persistentVolume)
            }
        default: break
        }
        VolumeSource(node: source, kind: name, volumeName: object.name, podName: nil, isTemplate: false).check(&errors)
    }

    /// `validateCSIPersistentVolumeSource`, `validatePVSecretReference`.
    private static func checkCSI(_ source: YAMLNode, _ errors: inout FieldErrors) {
        CSIDriverNameValidation.check("driver", of: source, .persistentVolume, &errors)
        errors.require("volumeHandle", of: source, .persistentVolume)
        let references: [StaticString] = [
            "controllerPublishSecretRef", "controllerExpandSecretRef", "nodePublishSecretRef", "nodeExpandSecretRef",
        ]
        for reference in references {
            guard let secret = source.field(reference) else { continue }
            if let name = errors.require("name", of: secret, .persistentVolume) {
                errors.check(name, .dns1123Subdomain, .persistentVolume)
            }
            if let namespace = errors.require("namespace", of: secret, .persistentVolume) {
                errors.check(namespace, .dns1123Label, .persistentVolume)
            }
        }
    }
}
