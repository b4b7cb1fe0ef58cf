import YAML

/// `resource.ResourceClaim`, `resource.ResourceClaimTemplate`, `resource.DeviceClass`
/// (pkg/apis/resource/validation/validation.go), in the form that they have since `v1beta2`.
enum DeviceClaimValidation {
    static func checkClaim(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard hasKnownForm(object), let devices = object.root.field("spec")?.field("devices") else { return }
        checkDevices(devices, &errors)
    }

    static func checkTemplate(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard let spec = object.root.field("spec") else { return }
        if let metadata = spec.field("metadata") { MetadataValidation.checkLabelsAndAnnotations(metadata, &errors) }
        guard hasKnownForm(object), let devices = spec.field("spec")?.field("devices") else { return }
        checkDevices(devices, &errors)
    }

    static func checkClass(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        guard hasKnownForm(object), let spec = object.root.field("spec") else { return }
        checkSelectors(spec, &errors)
        guard let configurations = limited(spec.field("config"), to: 32, &errors) else { return }
        for configuration in configurations { checkConfiguration(configuration, &errors) }
    }

    private static func hasKnownForm(_ object: ManifestObject) -> Bool {
        guard let version = object.root.field("apiVersion") else { return false }
        return version.hasText("resource.k8s.io/v1") || version.hasText("resource.k8s.io/v1beta2")
    }

    /// `validateDeviceClaim`.
    private static func checkDevices(_ devices: YAMLNode, _ errors: inout FieldErrors) {
        var names: Set<String> = []
        if let requests = limited(devices.field("requests"), to: 32, &errors) {
            var seen: Set<String> = []
            for request in requests {
                let name = checkName(request, &seen, &errors)
                names.insert(name)
                DeviceRequestValidation.check(request, &errors)
                guard let options = limited(request.field("firstAvailable"), to: 8, &errors) else { continue }
                var own: Set<String> = []
                for option in options { names.insert("\(name)/\(checkName(option, &own, &errors))") }
            }
        }
        if let constraints = limited(devices.field("constraints"), to: 32, &errors) {
            for constraint in constraints {
                checkReferences(constraint, names, &errors)
                if constraint.field("matchAttribute") == nil, constraint.field("distinctAttribute") == nil {
                    errors.add(
                        .deviceClaim,
                        at: constraint,
                        "'matchAttribute' is missing: what the devices have in common"
                    )
                }
            }
        }
        if let configurations = limited(devices.field("config"), to: 32, &errors) {
            for configuration in configurations {
                checkReferences(configuration, names, &errors)
                checkConfiguration(configuration, &errors)
            }
        }
    }

    private static func checkName(
        _ request: YAMLNode,
        _ seen: inout Set<String>,
        _ errors: inout FieldErrors
    ) -> String {
        guard let name = errors.require("name", of: request, .deviceClaim) else { return "" }
        errors.check(name, .dns1123Label, .deviceClaim, "the name")
        if !seen.insert(name.text).inserted {
            errors.add(.deviceClaim, at: name, "the request '\(name.text)' is there twice; give it another name")
        }
        return name.text
    }

    /// `validateRequestNameRef`.
    private static func checkReferences(_ node: YAMLNode, _ names: Set<String>, _ errors: inout FieldErrors) {
        guard let references = node.elements("requests") else { return }
        for reference in references where !names.contains(reference.text) {
            errors.add(.deviceClaim, at: reference, "there is no request '\(reference.text)' in the claim")
        }
    }

    /// `validateDeviceConfiguration`, `validateOpaqueConfiguration`.
    private static func checkConfiguration(_ configuration: YAMLNode, _ errors: inout FieldErrors) {
        guard let opaque = configuration.field("opaque") else {
            errors.add(.deviceClaim, at: configuration, "'opaque' is missing: what the driver is told")
            return
        }
        CSIDriverNameValidation.check("driver", of: opaque, .deviceClaim, &errors)
        guard opaque.field("parameters") == nil else { return }
        errors.add(.deviceClaim, at: opaque, "'parameters' is missing: what the driver is told")
    }

    /// `validateSelectorSlice`; whether an expression compiles isn't looked at.
    static func checkSelectors(_ parent: YAMLNode, _ errors: inout FieldErrors) {
        guard let selectors = limited(parent.field("selectors"), to: 32, &errors) else { return }
        for selector in selectors {
            guard let expression = selector.field("cel") else {
                errors.add(.deviceClaim, at: selector, "'cel' is missing: the expression that selects devices")
                continue
            }
            guard let text = errors.require("expression", of: expression, .deviceClaim) else { continue }
            let length = text.withUTF8(\.count)
            guard length > 10 * 1024 else { continue }
            errors.add(.deviceClaim, at: text, "the expression has \(length) characters and may have \(10 * 1024)")
        }
    }

    /// The elements of a list that may have only so many.
    private static func limited(
        _ list: YAMLNode?,
        to limit: Int,
        _ errors: inout FieldErrors
    ) -> YAMLNode.Elements? {
        guard let list else { return nil }
        if list.count > limit {
            errors.add(.deviceClaim, at: list, "there are \(list.count) and may be \(limit)")
        }
        return list.elements
    }
}
