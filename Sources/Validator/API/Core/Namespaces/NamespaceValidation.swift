import YAML

/// `core.Namespace` (pkg/apis/core/validation/validation.go, `ValidateNamespace`), with what the admission plugin
/// PodSecurity, which is on by default, has against its labels.
enum NamespaceValidation {
    /// `standardFinalizers` (pkg/apis/core/helper/helpers.go).
    private static let finalizers: [StaticString] = ["kubernetes", "orphan", "foregroundDeletion"]

    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Label, &errors)
        if let labels = object.root.field("metadata")?.field("labels") {
            PodSecurityLabelValidation.check(labels, &errors)
        }
        guard let list = object.root.field("spec")?.elements("finalizers") else { return }
        for finalizer in list { checkFinalizer(finalizer, &errors) }
    }

    /// `validateFinalizerName`, `validateKubeFinalizerName`.
    private static func checkFinalizer(_ finalizer: YAMLNode, _ errors: inout FieldErrors) {
        for name in finalizers where finalizer.hasText(name) { return }
        if let problem = NameRule.qualifiedName.problem(finalizer) {
            errors.add(.namespaceFinalizer, at: finalizer, "the finalizer '\(finalizer.text.prefix(80))' \(problem)")
        } else if !finalizer.withUTF8({ $0.contains(UInt8(ascii: "/")) }) {
            errors.add(
                .namespaceFinalizer,
                at: finalizer,
                "'\(finalizer.text)' is no finalizer of Kubernetes; your own have a domain and '/' before the name"
            )
        }
    }
}
