import Kubernetes
import TenantSpecs
import YAML

/// The platform's own part of Flux.
extension FluxContext {
    /// What is applied once by hand: the source, and a Kustomization of this folder, which holds both. Nothing that happens to the
    /// folder deletes them, and deleting the Kustomization deletes nothing.
    var rootFile: [any KubernetesDocument] {
        [
            GitRepository(
                metadata: metadata(Self.source, annotations: Self.keeping),
                spec: .init(
                    url: "\(platform.spec.source.repository.text)",
                    secretRef: settings.credentials.map { .init(name: $0) },
                    interval: "1m",
                    timeout: "60s",
                    ref: platform.spec.source.fluxReference,
                    ignore: platform.spec.source.patternsOfOtherFiles
                )
            ),
            kustomization(
                metadata(PlatformPart.root, annotations: Self.keeping),
                Self.folder,
                deletionPolicy: .orphan,
                readiness: .none
            ),
        ]
    }

    /// The shared folders. Deleting one leaves what it applied.
    ///
    /// Few things are waited for, as whatever is not ready holds up all that comes after: a tenant must not wait for the store of
    /// the platform's secrets, nor for a chart's upgrade.
    func platformFile(stackKinds: [GroupKind]) -> [any KubernetesDocument] {
        [
            shared(
                .cluster,
                readiness: .some(
                    ClusterObjects.namespaceNames.map { .init(apiVersion: "v1", kind: "Namespace", name: $0) }
                )
            ),
            // The chart's Grafana waits for a Secret out of `monitoring`, which waits for the kinds that the chart brings.
            kustomization(
                metadata(PlatformPart.stack),
                Self.stackFolder,
                after: [PlatformPart.cluster.name],
                deletionPolicy: .orphan,
                readiness: .some(stackKinds.map(Self.definition)),
                timeout: "15m"
            ),
            shared(.monitoring, after: [PlatformPart.stack], readiness: .all, timeout: "10m"),
            shared(.dashboards, after: [PlatformPart.cluster.name], readiness: .all),
        ]
    }

    /// The folder of the chart of the monitoring stack. It is no part of this folder's own kustomization, as the namespace that it
    /// is installed in comes from another.
    static let stackFolder = "\(folder)/monitoring-stack"

    private static func definition(of kind: GroupKind) -> FluxHealthCheck {
        FluxHealthCheck(
            apiVersion: "apiextensions.k8s.io/v1",
            kind: "CustomResourceDefinition",
            name: "\(kind.resource).\(kind.group)"
        )
    }

    private func shared(
        _ part: PlatformPart,
        after others: [DNSSubdomain] = [],
        readiness: Readiness,
        timeout: GoDuration = "5m"
    ) -> FluxKustomization {
        kustomization(
            metadata(part.name),
            part.folder,
            after: others,
            deletionPolicy: .orphan,
            readiness: readiness,
            timeout: timeout
        )
    }
}

extension GitSource {
    /// The revision as Flux asks for it: by what it is.
    fileprivate var fluxReference: GitRepositoryRef {
        let version = revision.hasPrefix("v") ? String(revision.dropFirst()) : revision
        let isHexadecimal = revision.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
        if revision.hasPrefix("refs/") { return GitRepositoryRef(name: revision) }
        if isHexadecimal, revision.utf8.count == 40 { return GitRepositoryRef(commit: revision) }
        if (try? ChartVersion(parsing: version)) != nil { return GitRepositoryRef(tag: revision) }
        return GitRepositoryRef(branch: revision)
    }

    /// All files but the tree's, in the form of `.gitignore`: what Flux hands to its controllers is no larger than the tree, and
    /// changes only with it. A folder whose parent is left out can't be taken in again, so each step of the path is.
    fileprivate var patternsOfOtherFiles: String? {
        let steps = folder("").split(separator: "/")
        guard !steps.isEmpty else { return nil }
        var patterns = ["/*"]
        var path = ""
        for (index, step) in steps.enumerated() {
            path += "/\(step)"
            patterns.append("!\(path)")
            if index < steps.count - 1 { patterns.append("\(path)/*") }
        }
        return patterns.joined(separator: "\n") + "\n"
    }
}
