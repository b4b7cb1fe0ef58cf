import KubernetesSchemas
import YAML

/// `core.PersistentVolume` (pkg/apis/core/validation/validation.go, `ValidatePersistentVolume`,
/// `ValidatePersistentVolumeSpec`).
enum PersistentVolumeValidation {
    /// `supportedReclaimPolicy`.
    private static let policies: [StaticString] = ["Delete", "Recycle", "Retain"]

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        // Without a spec, its required fields are missing.
        let spec = object.root.field("spec") ?? object.root
        AccessModeValidation.check(spec, .persistentVolume, &errors)
        checkCapacity(spec, &errors)
        // An empty policy is none, to be filled with the default; an empty mode is an unknown one.
        let policy = spec.field("persistentVolumeReclaimPolicy")
        if let policy, !policy.hasText("") {
            errors.check(policy, isOneOf: policies, .persistentVolume)
        }
        if let mode = spec.field("volumeMode") {
            errors.check(mode, isOneOf: AccessModeValidation.volumeModes, .persistentVolume)
        }
        if let name = spec.field("storageClassName"), !name.hasText("") {
            errors.check(name, .dns1123Subdomain, .persistentVolume)
        }
        checkAttributesClass(spec, &errors)
        let affinity = spec.field("nodeAffinity")
        if let affinity {
            if let required = affinity.field("required") {
                NodeSelectorValidation.check(required, rule: .persistentVolume, &errors)
            } else {
                errors.add(.persistentVolume, at: affinity, "'required' is missing: the nodes that have the volume")
            }
        }
        PersistentVolumeSourceValidation.check(spec, of: object, &errors)
        checkMountOptions(object, spec, &errors)
        if spec.field("local") != nil, affinity == nil {
            errors.add(
                .persistentVolume,
                at: spec,
                "a local volume needs 'nodeAffinity', which says on which node it is"
            )
        }
        if let policy, policy.hasText("Recycle" as StaticString),
            let path = spec.field("hostPath")?.field("path"), path.withUTF8(isRoot)
        {
            errors.add(.persistentVolume, at: policy, "a volume of the whole host can't be recycled")
        }
    }

    private static func checkCapacity(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard let capacity = spec.field("capacity"), let size = capacity["storage"], capacity.count == 1 else {
            let place = spec.field("capacity") ?? spec
            errors.add(.persistentVolume, at: place, "'capacity' has to have 'storage' and nothing else")
            return
        }
        // An absent amount is none.
        guard size.isNull || Quantity(size).map({ $0 <= .zero }) ?? false else { return }
        errors.add(.persistentVolume, at: size, "the capacity has to be more than 0")
    }

    /// The gate VolumeAttributesClass is on since 1.34; before, the server drops the field.
    private static func checkAttributesClass(_ spec: YAMLNode, _ errors: inout FieldErrors) {
        guard errors.version.minor >= 34, let name = spec.field("volumeAttributesClassName") else { return }
        if name.hasText("") {
            errors.add(.persistentVolume, at: name, "'volumeAttributesClassName' is empty; remove it")
        } else {
            errors.check(name, .dns1123Subdomain, .persistentVolume)
        }
        if spec.field("csi") == nil {
            errors.add(.persistentVolume, at: name, "only volumes of a CSI driver have a class of volume attributes")
        }
    }

    /// The sources that the annotation of old is good for (pkg/volume/validation/pv_validation.go, `checkMountOption`).
    private static let mountedSources: [StaticString] = [
        "gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "nfs", "rbd", "quobyte", "iscsi", "cinder", "cephfs",
        "azureFile", "vsphereVolume", "azureDisk", "photonPersistentDisk",
    ]

    private static func checkMountOptions(_ object: ManifestObject, _ spec: YAMLNode, _ errors: inout FieldErrors) {
        let annotations = object.root.field("metadata")?.field("annotations")
        guard let options = annotations?["volume.beta.kubernetes.io/mount-options"] else { return }
        for source in mountedSources where spec.field(source) != nil { return }
        errors.add(.persistentVolume, at: options, "a volume of this source has no such annotation; use 'mountOptions'")
    }

    /// Whether a path is `/` when cleaned, as far as slashes and dots go.
    private static func isRoot(_ path: UTF8Bytes) -> Bool {
        path.first == UInt8(ascii: "/")
            && path.allParts(separatedBy: UInt8(ascii: "/")) { $0.isEmpty || $0.isText(".") }
    }
}
