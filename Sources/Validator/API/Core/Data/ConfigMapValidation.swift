import YAML

/// `core.ConfigMap` (pkg/apis/core/validation/validation.go, `ValidateConfigMap`).
enum ConfigMapValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let data = object.root.field("data")
        let binary = object.root.field("binaryData")
        checkKeys(data, .configMap, &errors)
        checkKeys(binary, .configMap, &errors)
        var size = data.map(DataSize.ofText) ?? 0
        if let binary {
            for entry in binary.entries { size += DataSize.ofBase64(entry.value) }
            if let data { checkOverlap(data, binary, &errors) }
        }
        if size > DataSize.largest {
            errors.add(
                .configMap,
                at: data ?? binary ?? object.root,
                "the values have \(size) bytes and may have \(DataSize.largest); split the ConfigMap"
            )
        }
    }

    /// Adds what is wrong with the keys of a mapping, of a Secret too.
    static func checkKeys(_ data: YAMLNode?, _ rule: Rule, _ errors: inout FieldErrors) {
        guard let data else { return }
        for entry in data.entries {
            guard let problem = NameRule.configMapKey.problem(key: entry.key) else { continue }
            errors.add(rule, at: entry.key, "the key '\(entry.key.text.prefix(80))' \(problem)")
        }
    }

    private static func checkOverlap(_ data: YAMLNode, _ binary: YAMLNode, _ errors: inout FieldErrors) {
        for entry in data.entries {
            guard let key = entry.key.keyText, binary[key] != nil else { continue }
            errors.add(.configMap, at: entry.key, "the key '\(key)' is in 'data' and in 'binaryData'; remove one")
        }
    }
}
