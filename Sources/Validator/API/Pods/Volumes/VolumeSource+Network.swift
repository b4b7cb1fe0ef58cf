import YAML

/// Volumes of file servers and storage networks (pkg/apis/core/validation/validation.go, `validateNFSVolumeSource` and
/// others).
extension VolumeSource {
    func checkNetwork(_ errors: inout FieldErrors) {
        switch kind {
        case "nfs": checkNFS(&errors)
        case "iscsi": checkISCSI(&errors)
        case "fc": checkFibreChannel(&errors)
        case "glusterfs":
            errors.require("endpoints", of: node, .volumeSource)
            errors.require("path", of: node, .volumeSource)
        case "cephfs": checkMonitors(&errors)
        case "rbd":
            checkMonitors(&errors)
            errors.require("image", of: node, .volumeSource)
        case "scaleIO":
            errors.require("gateway", of: node, .volumeSource)
            errors.require("system", of: node, .volumeSource)
            errors.require("volumeName", of: node, .volumeSource)
        case "storageos": checkStorageOS(&errors)
        case "flocker": checkFlocker(&errors)
        default: checkQuobyte(&errors)
        }
    }

    private func checkNFS(_ errors: inout FieldErrors) {
        errors.require("server", of: node, .volumeSource)
        guard let path = errors.require("path", of: node, .volumeSource) else { return }
        if path.withUTF8({ $0.first != UInt8(ascii: "/") }) {
            errors.add(.volumeSource, at: path, "the path '\(path.text)' has to be absolute: it starts with '/'")
        }
    }

    private func checkMonitors(_ errors: inout FieldErrors) {
        if node.field("monitors").map({ $0.count == 0 }) ?? true {
            errors.add(.volumeSource, at: node.field("monitors") ?? node, "'monitors' needs one monitor at least")
        }
    }

    private func checkISCSI(_ errors: inout FieldErrors) {
        let portal = errors.require("targetPortal", of: node, .volumeSource)
        if let name = errors.require("iqn", of: node, .volumeSource) { Self.checkInitiator(name, &errors) }
        errors.check(node.field("lun"), isIn: 0...255, .volumeSource)
        if node.isTrue("chapAuthDiscovery") || node.isTrue("chapAuthSession"), node.field("secretRef") == nil {
            errors.add(.volumeSource, at: node, "CHAP needs a 'secretRef'")
        }
        guard let initiator = node.field("initiatorName") else { return }
        Self.checkInitiator(initiator, &errors)
        // The name of the volume and the portal make up the name of an interface.
        let length = (volumeName ?? "").utf8.count + 1 + (portal?.text.utf8.count ?? 0)
        if length > 64 {
            errors.add(
                .volumeSource,
                at: portal ?? node,
                "the volume's name and the portal have \(length) characters together and may have 64"
            )
        }
    }

    /// `iscsiInitiatorIqnRegex`, `iscsiInitiatorEuiRegex`, `iscsiInitiatorNaaRegex`.
    private static func checkInitiator(_ name: YAMLNode, _ errors: inout FieldErrors) {
        let text = name.text
        guard !ISCSIName.isValid(text) else { return }
        errors.add(
            .volumeSource,
            at: name,
            "'\(text)' is no iSCSI name, such as 'iqn.2001-04.com.example:storage', 'eui.' or 'naa.' with digits"
        )
    }

    private func checkFibreChannel(_ errors: inout FieldErrors) {
        let hasNames = (node.field("targetWWNs")?.count ?? 0) > 0
        let hasIDs = (node.field("wwids")?.count ?? 0) > 0
        if hasNames == hasIDs {
            errors.add(.volumeSource, at: node, "a fibre channel volume has either 'targetWWNs' or 'wwids'")
        }
        guard hasNames else { return }
        guard let lun = node.field("lun") else {
            errors.add(.volumeSource, at: node, "'targetWWNs' needs a 'lun'")
            return
        }
        errors.check(lun, isIn: 0...255, .volumeSource)
    }

    private func checkStorageOS(_ errors: inout FieldErrors) {
        if let name = errors.require("volumeName", of: node, .volumeSource) {
            errors.check(name, .dns1123Label, .volumeSource)
        }
        if let namespace = node.field("volumeNamespace"), !namespace.isEmptyText {
            errors.check(namespace, .dns1123Label, .volumeSource)
        }
        if let secret = node.field("secretRef") { errors.require("name", of: secret, .volumeSource) }
    }

    private func checkFlocker(_ errors: inout FieldErrors) {
        let name = node.field("datasetName")
        let hasName = node.text("datasetName") != nil
        if hasName == (node.text("datasetUUID") != nil) {
            errors.add(.volumeSource, at: node, "a flocker volume has either 'datasetName' or 'datasetUUID'")
        }
        if let name, name.text.utf8.contains(UInt8(ascii: "/")) {
            errors.add(.volumeSource, at: name, "the name '\(name.text)' may not contain '/'")
        }
    }

    private func checkQuobyte(_ errors: inout FieldErrors) {
        if let registry = errors.require("registry", of: node, .volumeSource) {
            if let tenant = node.field("tenant"), tenant.text.utf8.count >= 65 {
                errors.add(.volumeSource, at: tenant, "the tenant may have 64 characters")
            }
            let pairs = registry.text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            if pairs.contains(where: { !$0.contains(UInt8(ascii: ":")) }) {
                errors.add(
                    .volumeSource,
                    at: registry,
                    "the registry '\(registry.text)' has to be 'host:port', or several with commas between them"
                )
            }
        }
        errors.require("volume", of: node, .volumeSource)
    }
}
