import Diagnostics
import KubernetesSchemas
import YAML

/// A container's environment variables (pkg/apis/core/validation/validation.go, `ValidateEnv`, `ValidateEnvFrom`).
enum EnvironmentValidation {
    /// Adds what is wrong with a container's variables.
    static func check(_ container: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        // `RelaxedEnvironmentVariableValidation` is on since 1.32.
        let names: NameRule = errors.version.minor >= 32 ? .relaxedEnvironmentName : .strictEnvironmentName
        if let variables = container.field("env") {
            for variable in variables.elements {
                if let name = variable.field("name"), name.string != "" {
                    errors.check(name, names, .environment, "the variable's name")
                } else {
                    errors.add(.environment, at: variable.field("name") ?? variable, "the variable has no 'name'")
                }
                if let source = variable.field("valueFrom") { checkSource(source, of: variable, pod, &errors) }
            }
        }
        if let sources = container.field("envFrom") {
            for source in sources.elements { checkBulkSource(source, names, &errors) }
        }
    }

    /// `validateEnvVarValueFrom`.
    private static func checkSource(
        _ source: YAMLNode,
        of variable: YAMLNode,
        _ pod: PodContext,
        _ errors: inout FieldErrors
    ) {
        var count = 0
        if let reference = source.field("fieldRef") {
            count += 1
            DownwardReference.variable.checkField(reference, &errors)
        }
        if let reference = source.field("resourceFieldRef") {
            count += 1
            DownwardReference.variable.checkResource(reference, &errors)
        }
        if let reference = source.field("configMapKeyRef") {
            count += 1
            checkKeyReference(reference, &errors)
        }
        if let reference = source.field("secretKeyRef") {
            count += 1
            checkKeyReference(reference, &errors)
        }
        // `EnvFiles`, on since 1.35.
        if let reference = source.field("fileKeyRef") {
            count += 1
            if errors.version.minor >= 35 { checkFileReference(reference, pod, &errors) }
        }
        if count == 0 {
            errors.add(
                .environment,
                at: source,
                "'valueFrom' has no source; use 'fieldRef', 'resourceFieldRef', 'configMapKeyRef' or 'secretKeyRef'"
            )
        } else if variable.text("value") != nil {
            errors.add(.environment, at: source, "a variable has either a 'value' or 'valueFrom'")
        } else if count > 1 {
            errors.add(.environment, at: source, "'valueFrom' has \(count) sources and may have one")
        }
    }

    /// `ValidateEnvFrom`, of one entry.
    private static func checkBulkSource(_ source: YAMLNode, _ names: NameRule, _ errors: inout FieldErrors) {
        if let prefix = source.field("prefix"), prefix.string != "" {
            errors.check(prefix, names, .environment, "the prefix")
        }
        let references = [source.field("configMapRef"), source.field("secretRef")].compactMap(\.self)
        for reference in references {
            guard let node = reference.field("name"), let name = node.string, !name.isEmpty else {
                errors.add(.environment, at: reference.field("name") ?? reference, "the reference has no 'name'")
                continue
            }
            // As if it were the start of a name: one dash at the end is let pass.
            guard let problem = NameRule.dns1123Subdomain.prefixProblem(name) else { continue }
            errors.add(.environment, at: node, "the name '\(name.prefix(80))' \(problem)")
        }
        guard references.count != 1 else { return }
        errors.add(.environment, at: source, "an entry of 'envFrom' has either a 'configMapRef' or a 'secretRef'")
    }

    /// `validateConfigMapKeySelector`, `validateSecretKeySelector`.
    private static func checkKeyReference(_ reference: YAMLNode, _ errors: inout FieldErrors) {
        if let name = reference.field("name"), name.string != "" {
            errors.check(name, .dns1123Subdomain, .environment, "the name")
        } else {
            errors.add(.environment, at: reference.field("name") ?? reference, "the reference has no 'name'")
        }
        if let key = reference.field("key"), key.string != "" {
            errors.check(key, .configMapKey, .environment, "the key")
        } else {
            errors.add(.environment, at: reference.field("key") ?? reference, "the reference has no 'key'")
        }
    }

    /// A variable of a file of variables: its volume, path and name.
    private static func checkFileReference(_ reference: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        if reference.text("volumeName") == nil {
            errors.add(.environment, at: reference, "the reference has no 'volumeName'")
        }
        if let path = reference.field("path"), path.string != "" {
            if let problem = VolumePath.problemOfFile(path) {
                errors.add(.environment, at: path, "the path \(problem)")
            }
        } else {
            errors.add(.environment, at: reference, "the reference has no 'path'")
        }
        if reference.text("key") == nil { errors.add(.environment, at: reference, "the reference has no 'key'") }
    }
}
