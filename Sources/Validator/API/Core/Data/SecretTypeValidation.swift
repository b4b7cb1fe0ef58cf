import YAML

/// What a Secret of a type that Kubernetes defines has to hold (pkg/apis/core/validation/validation.go,
/// `ValidateSecret`; pkg/apis/core/types.go, `SecretType`).
enum SecretTypeValidation {
    static func check(_ type: YAMLNode, _ secret: YAMLNode, _ values: SecretValues, _ errors: inout FieldErrors) {
        if type.hasText("Opaque" as StaticString) { return }
        if type.hasText("kubernetes.io/tls" as StaticString) {
            for key in ["tls.crt", "tls.key"] where !values.has(key) { addMissing(key, type, values, &errors) }
        } else if type.hasText("kubernetes.io/dockerconfigjson" as StaticString) {
            checkJSON(".dockerconfigjson", type, values, &errors)
        } else if type.hasText("kubernetes.io/dockercfg" as StaticString) {
            checkJSON(".dockercfg", type, values, &errors)
        } else if type.hasText("kubernetes.io/basic-auth" as StaticString) {
            if !values.has("username"), !values.has("password") { addMissing("username", type, values, &errors) }
        } else if type.hasText("kubernetes.io/ssh-auth" as StaticString) {
            let key = "ssh-privatekey"
            guard values.has(key) else { return addMissing(key, type, values, &errors) }
            if let (bytes, node) = values.value(of: key), bytes.isEmpty {
                errors.add(.secretType, at: node, "'\(key)' is empty, and a Secret of type '\(type.text)' needs one")
            }
        } else if type.hasText("kubernetes.io/service-account-token" as StaticString) {
            checkServiceAccount(type, secret, &errors)
        }
    }

    private static func addMissing(
        _ key: String,
        _ type: YAMLNode,
        _ values: SecretValues,
        _ errors: inout FieldErrors
    ) {
        let place = values.data ?? values.text ?? type
        errors.add(.secretType, at: place, "a Secret of type '\(type.text)' needs the key '\(key)'")
    }

    private static func checkJSON(
        _ key: String,
        _ type: YAMLNode,
        _ values: SecretValues,
        _ errors: inout FieldErrors
    ) {
        guard values.has(key) else { return addMissing(key, type, values, &errors) }
        guard let (bytes, node) = values.value(of: key), !JSONText.isObject(bytes) else { return }
        errors.add(.secretType, at: node, "the value of '\(key)' has to be a JSON object")
    }

    private static func checkServiceAccount(_ type: YAMLNode, _ secret: YAMLNode, _ errors: inout FieldErrors) {
        let metadata = secret.field("metadata")
        let annotations = metadata?.field("annotations")
        let key = "kubernetes.io/service-account.name"
        let name = annotations?[key]
        if let name, !name.isNull, !name.hasText("") { return }
        errors.add(
            .secretType,
            at: name ?? annotations ?? metadata ?? secret,
            "a Secret of type '\(type.text)' needs the annotation '\(key)', which names its ServiceAccount"
        )
    }
}
