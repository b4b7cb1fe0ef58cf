import YAML

/// `storage.VolumeAttachment` (pkg/apis/storage/validation/validation.go, `ValidateVolumeAttachment`,
/// `ValidateVolumeAttachmentV1`). The status is the server's to fill.
enum VolumeAttachmentValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        // Without a spec, its required fields are missing.
        let spec = object.root.field("spec") ?? object.root
        CSIDriverNameValidation.check("attacher", of: spec, .volumeAttachment, &errors)
        if let node = errors.require("nodeName", of: spec, .volumeAttachment) {
            errors.check(node, .dns1123Subdomain, .volumeAttachment)
        }
        let source = spec.field("source")
        let volume = source?.field("persistentVolumeName")
        if (volume == nil) == (source?.field("inlineVolumeSpec") == nil) {
            errors.add(
                .volumeAttachment,
                at: source ?? spec,
                "give one of 'persistentVolumeName' and 'inlineVolumeSpec' in 'source'"
            )
        } else if let volume {
            errors.check(volume, .dns1123Subdomain, .volumeAttachment)
        }
    }
}
