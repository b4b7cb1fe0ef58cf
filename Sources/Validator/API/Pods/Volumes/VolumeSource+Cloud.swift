import YAML

/// Volumes of cloud providers (pkg/apis/core/validation/validation.go, `validateAWSElasticBlockStoreVolumeSource` and
/// others).
extension VolumeSource {
    func checkCloud(_ errors: inout FieldErrors) {
        switch kind {
        case "awsElasticBlockStore":
            errors.require("volumeID", of: node, .volumeSource)
            errors.check(node.field("partition"), isIn: 0...255, .volumeSource)
        case "gcePersistentDisk":
            errors.require("pdName", of: node, .volumeSource)
            errors.check(node.field("partition"), isIn: 0...255, .volumeSource)
        case "azureFile":
            errors.require("secretName", of: node, .volumeSource)
            errors.require("shareName", of: node, .volumeSource)
        case "azureDisk": checkAzureDisk(&errors)
        case "cinder":
            errors.require("volumeID", of: node, .volumeSource)
            if let secret = node.field("secretRef") { errors.require("name", of: secret, .volumeSource) }
        case "vsphereVolume": errors.require("volumePath", of: node, .volumeSource)
        case "photonPersistentDisk": errors.require("pdID", of: node, .volumeSource)
        case "portworxVolume": errors.require("volumeID", of: node, .volumeSource)
        // What else there is, the schema has refused.
        default: break
        }
    }

    /// `validateAzureDisk`, with the defaults of pkg/apis/core/v1/defaults.go (`SetDefaults_AzureDiskVolumeSource`).
    private func checkAzureDisk(_ errors: inout FieldErrors) {
        errors.require("diskName", of: node, .volumeSource)
        let uri = errors.require("diskURI", of: node, .volumeSource)
        if let mode = node.field("cachingMode") {
            errors.check(mode, isOneOf: ["None", "ReadOnly", "ReadWrite"], .volumeSource)
        }
        let kind = node.field("kind")
        if let kind { errors.check(kind, isOneOf: ["Shared", "Dedicated", "Managed"], .volumeSource) }
        guard let uri else { return }
        let isManaged = kind?.hasText("Managed") ?? false
        let start = isManaged ? "/subscriptions/" : "https://"
        if !uri.text.hasPrefix(start) {
            let type = isManaged ? "a managed disk" : "a blob disk"
            errors.add(.volumeSource, at: uri, "the URI of \(type) starts with '\(start)'")
        }
    }
}
