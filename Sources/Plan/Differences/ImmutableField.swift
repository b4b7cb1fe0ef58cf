import KubernetesSchemas

/// A field that the API server never lets change: a new value needs the object to be deleted and created.
struct ImmutableField: Sendable {
    /// Where the rule stands.
    var source: String
    private var kind: String
    private var group: String
    /// The names of the members that lead to it.
    private var path: [String]
    /// What below it may change all the same.
    private var except: [[String]]
    private var condition: Condition

    private enum Condition: Sendable {
        case always
        /// The old object says `immutable: true`.
        case whenMarked
        /// The old value is set: what the server filled in may be written down.
        case whenSet
    }

    private init(
        _ kind: String,
        _ group: String,
        _ path: String,
        except: [String] = [],
        _ condition: Condition = .always,
        source: String
    ) {
        self.kind = kind
        self.group = group
        self.path = Self.split(path)
        self.except = except.map(Self.split)
        self.condition = condition
        self.source = source
    }

    private static func split(_ path: String) -> [String] { path.split(separator: ".").map(String.init) }

    /// The rule that a change breaks; `nil` when the server takes it.
    static func find(
        _ change: FieldChange,
        _ old: PlanObject,
        _ new: PlanObject,
        schema: ObjectSchema?
    ) -> ImmutableField? {
        let names = change.path.names
        let found = table.first { field in
            guard field.kind == old.key.kind, field.group == old.key.group, names.starts(with: field.path) else {
                // What is above it may have gone as a whole.
                return field.kind == old.key.kind && field.group == old.key.group && field.path.starts(with: names)
                    && field.isRemoved(by: change)
            }
            let rest = names.dropFirst(field.path.count)
            guard !field.except.contains(where: { rest.starts(with: $0) }) else { return false }
            switch field.condition {
            case .always: return true
            case .whenMarked: return old.value["immutable"]?.isTrue == true
            case .whenSet: return change.old.map { !$0.isEmpty } ?? false
            }
        }
        return found ?? (isRuledOut(change, schema) ? .custom : nil)
    }

    private func isRemoved(by change: FieldChange) -> Bool {
        guard condition == .always, path.count > change.path.names.count, let old = change.old else { return false }
        var value: JSONValue? = old
        for name in path.dropFirst(change.path.names.count) { value = value?[name] }
        var other: JSONValue? = change.new
        for name in path.dropFirst(change.path.names.count) { other = other?[name] }
        return value != nil && value != other
    }

    /// Whether a custom resource's own schema says that the field, or one around it, never changes.
    private static func isRuledOut(_ change: FieldChange, _ schema: ObjectSchema?) -> Bool {
        // Rules about transitions are asked only where there is a value before and after.
        guard let schema, schema.isCustom, change.old != nil, change.new != nil else { return false }
        var field: FieldSchema? = FieldSchema(schema)
        for step in change.path.steps {
            switch step {
            case .member(let name): field = field?.member(name)
            case .index, .element: field = field?.element
            case .json: return false
            }
            if field?.isImmutable == true { return true }
        }
        return false
    }

    private static let custom = ImmutableField("", "", "", source: "its definition's rule self == oldSelf")

    private static let apps = "kubernetes pkg/apis/apps/validation/validation.go"
    private static let core = "kubernetes pkg/apis/core/validation/validation.go"
    private static let storage = "kubernetes pkg/apis/storage/validation/validation.go"
    private static let batch = "kubernetes pkg/apis/batch/validation/validation.go ValidateJobSpecUpdate"
    private static let rbac = "kubernetes pkg/apis/rbac/validation/validation.go"

    /// What the server's update validation refuses, kind by kind.
    private static let table: [ImmutableField] = [
        // apps
        .init("Deployment", "apps", "spec.selector", source: "kubernetes pkg/registry/apps/deployment/strategy.go"),
        .init("DaemonSet", "apps", "spec.selector", source: "kubernetes pkg/registry/apps/daemonset/strategy.go"),
        .init("ReplicaSet", "apps", "spec.selector", source: "kubernetes pkg/registry/apps/replicaset/strategy.go"),
        .init(
            "StatefulSet",
            "apps",
            "spec",
            except: [
                "replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit",
                "persistentVolumeClaimRetentionPolicy", "minReadySeconds",
            ],
            source: "\(apps) ValidateStatefulSetUpdate"
        ),
        .init("ControllerRevision", "apps", "data", source: "\(apps) ValidateControllerRevisionUpdate"),
        // batch
        .init("Job", "batch", "spec.template", source: batch),
        .init("Job", "batch", "spec.selector", source: batch),
        .init("Job", "batch", "spec.completionMode", source: batch),
        .init("Job", "batch", "spec.podFailurePolicy", source: batch),
        .init("Job", "batch", "spec.backoffLimitPerIndex", source: batch),
        .init("Job", "batch", "spec.completions", .whenSet, source: batch),
        // rbac
        .init("RoleBinding", "rbac.authorization.k8s.io", "roleRef", source: "\(rbac) ValidateRoleBindingUpdate"),
        .init(
            "ClusterRoleBinding",
            "rbac.authorization.k8s.io",
            "roleRef",
            source: "\(rbac) ValidateClusterRoleBindingUpdate"
        ),
        // core
        .init(
            "Service",
            "",
            "spec.clusterIP",
            .whenSet,
            source: "\(core) validateServiceClusterIPsRelatedFields, ValidateServiceUpdate"
        ),
        .init("Service", "", "spec.clusterIPs", .whenSet, source: "\(core) ValidateServiceUpdate"),
        .init("Secret", "", "type", source: "\(core) ValidateSecretUpdate"),
        .init("Secret", "", "data", .whenMarked, source: "\(core) ValidateSecretUpdate"),
        .init("Secret", "", "stringData", .whenMarked, source: "\(core) ValidateSecretUpdate"),
        .init("Secret", "", "immutable", .whenMarked, source: "\(core) ValidateSecretUpdate"),
        .init("ConfigMap", "", "data", .whenMarked, source: "\(core) ValidateConfigMapUpdate"),
        .init("ConfigMap", "", "binaryData", .whenMarked, source: "\(core) ValidateConfigMapUpdate"),
        .init("ConfigMap", "", "immutable", .whenMarked, source: "\(core) ValidateConfigMapUpdate"),
        .init("ResourceQuota", "", "spec.scopes", source: "\(core) ValidateResourceQuotaUpdate"),
        .init(
            "PersistentVolumeClaim",
            "",
            "spec",
            except: ["resources", "volumeAttributesClassName"],
            source: "\(core) ValidatePersistentVolumeClaimUpdate"
        ),
        .init("PersistentVolume", "", "spec.volumeMode", source: "\(core) ValidatePersistentVolumeUpdate"),
        .init("PersistentVolume", "", "spec.csi", source: "\(core) ValidatePersistentVolumeUpdate"),
        .init(
            "Pod",
            "",
            "spec",
            except: [
                "containers.image", "initContainers.image", "activeDeadlineSeconds", "terminationGracePeriodSeconds",
                "tolerations", "schedulingGates", "containers.resources",
            ],
            source: "\(core) ValidatePodUpdate"
        ),
        // storage, scheduling, networking, node
        .init("StorageClass", "storage.k8s.io", "parameters", source: "\(storage) ValidateStorageClassUpdate"),
        .init("StorageClass", "storage.k8s.io", "provisioner", source: "\(storage) ValidateStorageClassUpdate"),
        .init("StorageClass", "storage.k8s.io", "reclaimPolicy", source: "\(storage) ValidateStorageClassUpdate"),
        .init("StorageClass", "storage.k8s.io", "volumeBindingMode", source: "\(storage) ValidateStorageClassUpdate"),
        .init("CSIDriver", "storage.k8s.io", "spec.attachRequired", source: "\(storage) ValidateCSIDriverUpdate"),
        .init("CSIDriver", "storage.k8s.io", "spec.volumeLifecycleModes", source: "\(storage) ValidateCSIDriverUpdate"),
        .init(
            "PriorityClass",
            "scheduling.k8s.io",
            "value",
            source: "kubernetes pkg/apis/scheduling/validation/validation.go ValidatePriorityClassUpdate"
        ),
        .init(
            "PriorityClass",
            "scheduling.k8s.io",
            "preemptionPolicy",
            source: "kubernetes pkg/apis/scheduling/validation/validation.go ValidatePriorityClassUpdate"
        ),
        .init(
            "IngressClass",
            "networking.k8s.io",
            "spec.controller",
            source: "kubernetes pkg/apis/networking/validation/validation.go ValidateIngressClassUpdate"
        ),
        .init(
            "RuntimeClass",
            "node.k8s.io",
            "handler",
            source: "kubernetes pkg/apis/node/validation/validation.go ValidateRuntimeClassUpdate"
        ),
        .init(
            "CustomResourceDefinition",
            "apiextensions.k8s.io",
            "spec.scope",
            source: "kubernetes apiextensions-apiserver pkg/apis/apiextensions/validation/validation.go"
        ),
        // Grafana's operator, whose definition says so in a rule about the whole (api/v1beta1/grafanadashboard_types.go).
        .init(
            "GrafanaDashboard",
            "grafana.integreatly.org",
            "spec.uid",
            source: "grafana-operator api/v1beta1/grafanadashboard_types.go"
        ),
        .init(
            "GrafanaDashboard",
            "grafana.integreatly.org",
            "spec.instanceSelector",
            source: "grafana-operator api/v1beta1/grafanadashboard_types.go"
        ),
    ]
}
