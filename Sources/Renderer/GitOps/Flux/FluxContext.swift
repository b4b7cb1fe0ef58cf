import Kubernetes
import TenantSpecs
import YAML

/// What every Kustomization of Flux has in common.
///
/// None substitutes variables (`postBuild`): what is rendered is what is applied. Texts that hold `${` say so besides, so that a
/// Kustomization that somebody else lays over the tree leaves them alone too.
struct FluxContext {
    let platform: Platform

    static let folder = "flux"

    /// The source: one for all, as every Kustomization reads the same commit then.
    static let source: DNSSubdomain = "platform"

    /// Flux never prunes what has it.
    static let keeping: SortedMap<AnnotationKey, String> = ["kustomize.toolkit.fluxcd.io/prune": "disabled"]

    /// The account that Flux comes with for what the platform applies: named, as a Flux that is locked down acts as an account
    /// without rights where none is (`--default-service-account`).
    static let ownAccount: DNSSubdomain = "kustomize-controller"

    var settings: FluxSettings { platform.spec.gitops.flux }

    func metadata(
        _ name: DNSSubdomain,
        labels: Labels = PlatformLabels.shared,
        annotations: SortedMap<AnnotationKey, String> = [:]
    ) -> ObjectMeta<DNSSubdomain> {
        ObjectMeta(name: name, namespace: settings.namespace, labels: labels, annotations: annotations)
    }

    /// A Kustomization of a folder of the tree.
    ///
    /// It names no `targetNamespace`: objects name theirs, and one that names another is refused for want of rights instead of
    /// being moved without a word.
    ///
    /// - Parameters:
    ///   - metadata: its name, labels and annotations.
    ///   - folder: the folder in the tree.
    ///   - others: the Kustomizations that must be ready before.
    ///   - account: the account that applies it.
    ///   - deletionPolicy: what becomes of the objects when it is deleted.
    ///   - readiness: what must become ready.
    ///   - timeout: how long that may take.
    func kustomization(
        _ metadata: ObjectMeta<DNSSubdomain>,
        _ folder: String,
        after others: [DNSSubdomain] = [],
        account: DNSSubdomain = Self.ownAccount,
        deletionPolicy: FluxDeletionPolicy,
        readiness: Readiness,
        timeout: GoDuration = "5m"
    ) -> FluxKustomization {
        FluxKustomization(
            metadata: metadata,
            spec: .init(
                dependsOn: others.map { .init(name: $0) },
                interval: settings.interval,
                retryInterval: "1m",
                path: "./\(platform.spec.source.folder(folder))",
                prune: true,
                deletionPolicy: deletionPolicy,
                healthChecks: readiness.checks,
                sourceRef: .init(kind: .gitRepository, name: Self.source),
                serviceAccountName: account,
                timeout: timeout,
                wait: readiness == .all
            )
        )
    }

    /// What of a Kustomization must become ready, before it is itself.
    enum Readiness: Equatable {
        /// Everything that it applies.
        case all
        /// Some objects, whether or not it applies them.
        case some([FluxHealthCheck])
        /// Nothing: what it applies tells of itself.
        case none

        var checks: [FluxHealthCheck] { if case .some(let checks) = self { checks } else { [] } }
    }
}
