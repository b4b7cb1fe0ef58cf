import Diagnostics
import YAML

extension Rule {
    /// What the cluster writes into an object isn't in Git.
    static let serverSetField: Rule = .init(
        id: "server-set-field",
        category: .gitops,
        severity: .warning,
        summary: "what the server and its controllers write into an object isn't in Git",
        explanation: """
            `status`, `creationTimestamp`, `uid`, `generation`, `managedFields`, `clusterIP` and the annotations that
            `kubectl` and the Deployment's controller keep are the cluster's. In Git they are what some cluster had once:
            a controller that compares sees a difference that no sync settles, or overwrites what is in use. They come from
            `kubectl get -o yaml`, and empty ones from generators. Remove them; an empty `labels`, `annotations` or
            `status` the server drops.
            """,
        bad: .manifest(GitOpsExample.settings("settings", namespace: "web", "creationTimestamp: null")),
        good: .manifest(GitOpsExample.settings()),
        check: .manifest(kinds: []) { object, findings in
            for field in ServerSetFields(object).found {
                findings.report(
                    Diagnostic(
                        .serverSetField,
                        field.message,
                        at: object.place(of: field.node),
                        severity: field.severity
                    )
                )
            }
        }
    )
}

/// The fields of an object that are the cluster's to write.
private struct ServerSetFields {
    /// One of them.
    struct Field {
        var node: YAMLNode
        var message: String
        var severity: Diagnostic.Severity?
    }

    private(set) var found: [Field] = []

    /// apimachinery: pkg/apis/meta/v1/types.go, "Populated by the system. Read-only."; `resourceVersion` is
    /// `server-metadata`'s.
    private static let metadata = [
        "creationTimestamp", "deletionTimestamp", "generation", "managedFields", "selfLink", "uid",
    ]

    /// What is written into annotations, and by whom.
    private static let annotations: [String: String] = [
        "kubectl.kubernetes.io/last-applied-configuration": "'kubectl apply'",
        "deployment.kubernetes.io/revision": "the Deployment's controller",
        "pv.kubernetes.io/bind-completed": "the volumes' controller",
        "pv.kubernetes.io/bound-by-controller": "the volumes' controller",
        "volume.kubernetes.io/selected-node": "the scheduler",
        "autoscaling.alpha.kubernetes.io/conditions": "the autoscaler",
        "autoscaling.alpha.kubernetes.io/current-metrics": "the autoscaler",
    ]

    init(_ object: ManifestObject) {
        for (key, value) in object.root.entries where key.hasText("status") {
            // Nobody but the server's authors has seen what is in a definition's.
            add(key, "'status' is what the cluster reports; remove it", isSet: value.count > 0)
        }
        if let metadata = object.root["metadata"] { check(metadata) }
        if object.kind == .service { checkAddress(object.root["spec"]) }
        if let template = object.pods?.metadata, object.kind != .pod { check(template) }
    }

    private mutating func add(_ node: YAMLNode, _ message: String, isSet: Bool) {
        // An empty one is dropped without a word.
        found.append(Field(node: node, message: message, severity: isSet ? .warning : nil))
    }

    private mutating func check(_ metadata: YAMLNode) {
        for (key, value) in metadata.entries {
            let name = key.text
            if Self.metadata.contains(name) {
                add(key, "'\(name)' is the server's to set; remove it", isSet: !value.isNull)
            } else if name == "annotations" || name == "labels", value.kind == .mapping, value.count == 0 {
                add(key, "the server drops an empty '\(name)'; remove it", isSet: false)
            }
        }
        guard let annotations = metadata["annotations"] else { return }
        for (key, _) in annotations.entries {
            guard let name = key.keyText, let writer = Self.annotations[name] else { continue }
            add(key, "\(writer) writes this annotation; remove it", isSet: true)
        }
    }

    /// `None` is a wish; an address is what a cluster has given.
    private mutating func checkAddress(_ spec: YAMLNode?) {
        guard let address = spec?["clusterIP"], let text = address.string, !text.isEmpty, text != "None" else { return }
        add(
            address,
            "the cluster gives a Service its address, and another cluster gives another; remove it",
            isSet: true
        )
    }
}
