import Diagnostics
import YAML

/// `node.RuntimeClass` (pkg/apis/node/validation/validation.go, `ValidateRuntimeClass`).
enum RuntimeClassValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        if let handler = errors.require("handler", of: object.root, .runtimeClass) {
            errors.check(handler, .dns1123Label, .runtimeClass)
        }
        if let amounts = object.root.field("overhead")?.field("podFixed") { checkOverhead(amounts, &errors) }
        guard let scheduling = object.root.field("scheduling") else { return }
        if let labels = scheduling.field("nodeSelector") {
            MetadataValidation.checkLabels(labels, rule: .runtimeClass, &errors)
        }
        guard let tolerations = scheduling.elements("tolerations") else { return }
        // The list is a set, unlike that of a pod (`validateTolerations`).
        var seen: Set<[String]> = []
        for toleration in tolerations {
            TolerationValidation.check(toleration, &errors)
            let fields: [StaticString] = ["key", "operator", "value", "effect"]
            if !seen.insert(fields.map { toleration.text($0) ?? "" }).inserted {
                errors.add(.runtimeClass, at: toleration, "the toleration is there twice; remove one")
            }
        }
    }

    /// `ValidateContainerResourceRequirements` of limits alone.
    private static func checkOverhead(_ amounts: YAMLNode, _ errors: inout FieldErrors) {
        var hasHugePages = false
        var hasCompute = false
        for entry in amounts.entries {
            ResourceValidation.checkAmount(
                entry.key,
                entry.value,
                ResourceName.problemOfContainer,
                rule: .runtimeClass,
                &errors
            )
            if entry.key.withUTF8(ResourceName.isHugePages) { hasHugePages = true }
            if entry.key.hasText("cpu") || entry.key.hasText("memory") { hasCompute = true }
        }
        if hasHugePages, !hasCompute {
            errors.add(.runtimeClass, at: amounts, "huge pages need 'cpu' or 'memory' beside them")
        }
    }
}

extension Rule {
    static let runtimeClass = api(
        "runtime-class",
        "a RuntimeClass names a handler, and what its pods cost and need is well-formed",
        explanation: """
            The handler is the name of a configuration of the container runtime: lower case letters, digits and `-`.
            What a pod costs in addition (`overhead.podFixed`) is an amount of a resource that containers use. The API
            server refuses others.
            """,
        bad: """
            apiVersion: node.k8s.io/v1
            kind: RuntimeClass
            metadata:
              name: sandboxed
            handler: gVisor

            """,
        good: """
            apiVersion: node.k8s.io/v1
            kind: RuntimeClass
            metadata:
              name: sandboxed
            handler: gvisor

            """
    )
}
