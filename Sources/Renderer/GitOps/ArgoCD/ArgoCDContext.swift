import Kubernetes
import TenantSpecs
import YAML

/// What every Application of Argo CD has in common.
struct ArgoCDContext {
    let platform: Platform

    static let folder = "argocd"

    var settings: ArgoCDSettings { platform.spec.gitops.argocd }

    /// When an Application is applied, and the other way round when it is deleted.
    ///
    /// Argo CD takes an Application for healthy as soon as it is there, so that waves order what is applied, and do not wait until
    /// it has become ready (argo-cd docs/operator-manual/health.md, Argocd App); what comes too early is tried again. None is
    /// ordered before another that it waits for, so that waves may be made to wait: the stack's Grafana waits for a Secret out of
    /// `monitoring`, whose rules wait for kinds that the stack brings. So both are in one wave, and what is of a missing kind
    /// does not hold up the rest of its Application (`SkipDryRunOnMissingResource`).
    enum Wave: Int {
        case projects = -1
        case cluster
        case shared
        case boundaries
        case workloads

        /// The wave as Argo CD reads it.
        var annotations: SortedMap<AnnotationKey, String> {
            ["argocd.argoproj.io/sync-wave": "\(rawValue)"]
        }
    }

    /// Deletes what an Application applied when it is deleted; and keeps a project until its Applications are gone (argo-cd
    /// controller/appcontroller.go, finalizeProjectDeletion).
    static let finalizer: LabelKey = "resources-finalizer.argocd.argoproj.io"

    /// Argo CD never prunes what has it, and never deletes it with an Application.
    static let keeping: SortedMap<AnnotationKey, String> = [
        "argocd.argoproj.io/sync-options": "Delete=false,Prune=false"
    ]

    func metadata(
        _ name: DNSSubdomain,
        labels: Labels = PlatformLabels.shared,
        annotations: SortedMap<AnnotationKey, String>,
        finalizers: [LabelKey] = []
    ) -> ObjectMeta<DNSSubdomain> {
        ObjectMeta(
            name: name,
            namespace: settings.namespace,
            labels: labels,
            annotations: annotations,
            finalizers: finalizers
        )
    }

    /// Where objects of a namespace are applied.
    func destination(_ namespace: DNSLabel) -> ApplicationDestination {
        ApplicationDestination(server: settings.server.text, namespace: namespace)
    }

    /// A folder of the tree. What only Argo CD's own fields say: the folder's manifests are made anew when a file of that folder
    /// has changed, and not at every commit (argo-cd docs/operator-manual/high_availability.md, Manifest Paths Annotation).
    func source(_ folder: String) -> ApplicationSource<NoHelmValues> {
        let source = platform.spec.source
        return ApplicationSource(
            repoURL: source.repository.text,
            path: source.folder(folder),
            targetRevision: source.revision
        )
    }

    static let ownFilesOnly: SortedMap<AnnotationKey, String> = ["argocd.argoproj.io/manifest-generate-paths": "."]

    /// Fields at their default are left out: Argo CD writes Applications back without them, and would find a difference for ever.
    func syncPolicy(options: [String] = Self.syncOptions) -> SyncPolicy {
        SyncPolicy(
            automated: .init(prune: true, selfHeal: true),
            syncOptions: options,
            // About half an hour; of a newer commit where there is one, which may be the one that mends it.
            retry: .init(limit: 10, backoff: .init(duration: "30s", factor: 2, maxDuration: "5m"), refresh: true)
        )
    }

    static let syncOptions = [
        "ApplyOutOfSyncOnly=true", "CreateNamespace=false", "FailOnSharedResource=true", "PruneLast=true",
        "RespectIgnoreDifferences=true", "ServerSideApply=true", "SkipDryRunOnMissingResource=true",
    ]

    /// The account that applications of the platform are applied by where Argo CD impersonates: its own, which may do what they
    /// need.
    var ownAccount: [DestinationServiceAccount] {
        guard settings.impersonation else { return [] }
        return [
            DestinationServiceAccount(
                server: settings.server.text,
                namespace: "*",
                defaultServiceAccount: "\(settings.namespace):argocd-application-controller"
            )
        ]
    }
}
