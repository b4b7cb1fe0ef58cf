import YAML

/// `core.Secret` (pkg/apis/core/validation/validation.go, `ValidateSecret`).
enum SecretValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let values = SecretValues(object.root)
        ConfigMapValidation.checkKeys(values.data, .secretData, &errors)
        ConfigMapValidation.checkKeys(values.text, .secretData, &errors)
        let size = values.size
        if size > DataSize.largest {
            errors.add(
                .secretData,
                at: values.data ?? values.text ?? object.root,
                "the values have \(size) bytes and may have \(DataSize.largest); split the Secret"
            )
        }
        if let type = object.root.field("type") { SecretTypeValidation.check(type, object.root, values, &errors) }
    }
}

/// The values of a Secret, with `stringData` over `data` (pkg/apis/core/v1/conversion.go,
/// `Convert_v1_Secret_To_core_Secret`).
struct SecretValues {
    let data: YAMLNode?
    let text: YAMLNode?

    init(_ secret: YAMLNode) {
        data = secret.field("data")
        text = secret.field("stringData")
    }

    /// The bytes that all values have together.
    var size: Int {
        var size = text.map(DataSize.ofText) ?? 0
        guard let data else { return size }
        for entry in data.entries {
            if let text, let key = entry.key.keyText, text[key] != nil { continue }
            size += DataSize.ofBase64(entry.value)
        }
        return size
    }

    /// Whether there is a value of a key, be it empty.
    func has(_ key: String) -> Bool { text?[key] != nil || data?[key] != nil }

    /// The value of a key and where it is; `nil` where there is none or it is no base64.
    func value(of key: String) -> (bytes: [UInt8], node: YAMLNode)? {
        if let node = text?[key] { return (node.isNull ? [] : Array(node.text.utf8), node) }
        guard let node = data?[key] else { return nil }
        guard !node.isNull else { return ([], node) }
        return node.withUTF8(Base64.decode).map { ($0, node) }
    }
}
