import KubernetesSchemas
import YAML

/// `storage.CSIDriver`, `storage.CSINode`, `storage.CSIStorageCapacity` (pkg/apis/storage/validation/validation.go).
enum CSIValidation {
    /// `ValidateCSIDriver`, after the defaults of pkg/apis/storage/v1/defaults.go.
    static func checkDriver(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let spec = object.root.field("spec") else { return }
        if let policy = spec.field("fsGroupPolicy") {
            errors.check(policy, isOneOf: ["ReadWriteOnceWithFSType", "File", "None"], .csi)
        }
        if let modes = spec.elements("volumeLifecycleModes") {
            for mode in modes { errors.check(mode, isOneOf: ["Persistent", "Ephemeral"], .csi) }
        }
        if let requests = spec.elements("tokenRequests") { checkTokens(requests, &errors) }
        // The gate MutableCSINodeAllocatableCount is on since 1.35; before, the server drops the field.
        if errors.version.minor >= 35 {
            errors.check(spec.field("nodeAllocatableUpdatePeriodSeconds"), isIn: 10...Int.max, .csi)
        }
    }

    /// `validateTokenRequests`.
    private static func checkTokens(_ requests: YAMLNode.Elements, _ errors: inout FieldErrors) {
        var audiences: Set<String> = []
        for request in requests {
            let audience = request.field("audience")
            guard audiences.insert(audience?.text ?? "").inserted else {
                errors.add(.csi, at: audience ?? request, "the audience is there twice; remove one")
                continue
            }
            guard let duration = request.field("expirationSeconds"), let seconds = duration.integer,
                !(600...1 << 32).contains(seconds)
            else { continue }
            errors.add(.csi, at: duration, "a token lives from 600 seconds to 2^32")
        }
    }

    /// `ValidateCSINode`.
    static func checkNode(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let drivers = object.root.field("spec")?.elements("drivers") else { return }
        var names: Set<String> = []
        for driver in drivers {
            CSIDriverNameValidation.check("name", of: driver, .csi, &errors)
            if let name = driver.field("name"), !names.insert(name.text).inserted {
                errors.add(.csi, at: name, "the driver '\(name.text)' is there twice; remove one")
            }
            if let node = errors.require("nodeID", of: driver, .csi), node.withUTF8(\.count) > 256 {
                errors.add(.csi, at: node, "the node's name may have 256 characters")
            }
            if let count = driver.field("allocatable")?.field("count"), let number = count.integer, number < 0 {
                errors.add(.csi, at: count, "the number of volumes is \(number) and may not be below 0")
            }
            guard let keys = driver.elements("topologyKeys") else { continue }
            var seen: Set<String> = []
            for key in keys {
                errors.check(key, .qualifiedName, .csi)
                if !seen.insert(key.text).inserted {
                    errors.add(.csi, at: key, "the key '\(key.text)' is there twice; remove one")
                }
            }
        }
    }

    /// `ValidateCSIStorageCapacity`.
    static func checkCapacity(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        if let selector = object.root.field("nodeTopology") { LabelSelectorValidation.check(selector, &errors) }
        if let name = errors.require("storageClassName", of: object.root, .csi) {
            errors.check(name, .dns1123Subdomain, .csi)
        }
        if let capacity = object.root.field("capacity"), let amount = Quantity(capacity), amount.isNegative {
            errors.add(.csi, at: capacity, "the capacity is below 0")
        }
    }
}
