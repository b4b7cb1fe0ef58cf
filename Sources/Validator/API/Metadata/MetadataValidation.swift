import Diagnostics
import YAML

/// `metadata` of every object (apimachinery: pkg/api/validation/objectmeta.go, `ValidateObjectMetaAccessor`).
enum MetadataValidation {
    /// Adds what is wrong with an object's metadata.
    ///
    /// - Parameters:
    ///   - nameRule: what the object's kind demands of its name.
    ///   - isNamespaced: whether the kind lives in namespaces; unless given, that is known of built-in kinds only.
    static func check(
        _ object: ManifestObject,
        nameRule: NameRule,
        isNamespaced: Bool? = nil,
        _ errors: inout FieldErrors
    ) {
        guard let metadata = object.root.field("metadata") else {
            errors.add(.objectName, at: object.root, "the object has no name; give it one in 'metadata.name'")
            return
        }
        checkNames(metadata, nameRule, &errors)
        if let version = metadata.field("resourceVersion") { checkVersion(version, &errors) }
        if let namespace = metadata.field("namespace"), NameRule.dns1123Label.problem(namespace) != nil,
            // An empty one is none. Of what has no namespace, the server forgets it.
            namespace.string != "", isNamespaced ?? ClusterScope.isNamespaced(object.kind)
        {
            errors.check(namespace, .dns1123Label, .objectName, "the namespace")
        }
        checkLabelsAndAnnotations(metadata, &errors)
        if let owners = metadata.field("ownerReferences") { OwnerReferenceValidation.check(owners, &errors) }
        if let finalizers = metadata.field("finalizers") {
            checkFinalizers(finalizers, isBuiltIn: usesKubernetesFinalizers(object.kind), &errors)
        }
    }

    /// Adds what is wrong with the labels and annotations of an object or a template.
    static func checkLabelsAndAnnotations(_ metadata: YAMLNode, _ errors: inout FieldErrors) {
        if let labels = metadata.field("labels") { checkLabels(labels, &errors) }
        if let annotations = metadata.field("annotations") { checkAnnotations(annotations, &errors) }
    }

    /// Adds what is wrong with a mapping of labels (`ValidateLabels`); a node selector is one too.
    static func checkLabels(_ labels: YAMLNode, rule: Rule = .label, _ errors: inout FieldErrors) {
        for (key, value) in labels.entries {
            if let problem = NameRule.qualifiedName.problem(key: key) {
                errors.add(rule, at: value, "the label's key '\(key.text.prefix(80))' \(problem)")
            }
            errors.check(value, .labelValue, rule, "the label's value")
        }
    }

    /// `TotalAnnotationSizeLimitB`.
    private static let annotationBytes = 262_144

    /// Adds what is wrong with annotations (`ValidateAnnotations`).
    private static func checkAnnotations(_ annotations: YAMLNode, _ errors: inout FieldErrors) {
        var bytes = 0
        for (key, value) in annotations.entries {
            if let problem = NameRule.annotationKey.problem(key: key) {
                errors.add(.annotation, at: value, "the annotation's key '\(key.text.prefix(80))' \(problem)")
            }
            bytes += key.withUTF8(\.count)
            bytes += value.withUTF8(\.count)
        }
        guard bytes > annotationBytes else { return }
        errors.add(
            .annotation,
            at: annotations,
            "the annotations are \(bytes) bytes long and may be \(annotationBytes)"
        )
    }

    /// Adds that an object has been stored before (apiserver: pkg/storage/etcd3/store.go, `Create`): a version that is
    /// neither zero nor unreadable to `ObjectResourceVersion`.
    private static func checkVersion(_ version: YAMLNode, _ errors: inout FieldErrors) {
        guard let number = UInt64(version.text), number != 0, !version.text.hasPrefix("+") else { return }
        errors.add(
            .resourceVersion,
            at: version,
            "'resourceVersion' is of an object that is stored already; leave it out of what is created"
        )
    }

    private static func checkNames(_ metadata: YAMLNode, _ nameRule: NameRule, _ errors: inout FieldErrors) {
        let prefix = metadata.field("generateName")
        if let text = prefix?.string, !text.isEmpty, let problem = nameRule.prefixProblem(text) {
            errors.add(.objectName, at: prefix ?? metadata, "the start of a name '\(text.prefix(80))' \(problem)")
        }
        if let name = metadata.field("name"), name.string != "" {
            errors.check(name, nameRule, .objectName, "the name")
        } else if prefix?.string?.isEmpty ?? true {
            errors.add(.objectName, at: metadata, "the object has no name; give it one in 'metadata.name'")
        }
    }

    /// Adds what is wrong with finalizers (`ValidateFinalizers`; pkg/apis/core/validation/validation.go,
    /// `validateKubeFinalizerName`).
    private static func checkFinalizers(_ finalizers: YAMLNode, isBuiltIn: Bool, _ errors: inout FieldErrors) {
        var orphans = false
        var deletes = false
        for finalizer in finalizers.elements {
            errors.check(finalizer, .qualifiedName, .finalizer, "the finalizer")
            let isOrphan = finalizer.hasText("orphan")
            let isForeground = finalizer.hasText("foregroundDeletion")
            orphans = orphans || isOrphan
            deletes = deletes || isForeground
            guard isBuiltIn, !isOrphan, !isForeground, !finalizer.hasText("kubernetes"), !finalizer.isNull else {
                continue
            }
            if finalizer.withUTF8({ !$0.isEmpty && !$0.contains(UInt8(ascii: "/")) }) {
                errors.add(
                    .finalizer,
                    at: finalizer,
                    "the finalizer '\(finalizer.text.prefix(80))' is none of Kubernetes' own; put a domain and '/' before it"
                )
            }
        }
        guard orphans, deletes else { return }
        errors.add(.finalizer, at: finalizers, "the finalizers 'orphan' and 'foregroundDeletion' exclude each other")
    }

    /// Whether a kind is validated by `pkg/apis/core/validation`'s own `ValidateObjectMeta`, as most built-in ones are.
    private static func usesKubernetesFinalizers(_ kind: ObjectKind) -> Bool {
        switch kind.group {
        case "", "apps", "autoscaling", "batch", "policy", "networking.k8s.io", "rbac.authorization.k8s.io",
            "scheduling.k8s.io", "storage.k8s.io", "flowcontrol.apiserver.k8s.io", "certificates.k8s.io",
            "resource.k8s.io":
            true
        default: false
        }
    }
}
