import Diagnostics
import YAML

extension Rule {
    /// An image has a tag or a digest.
    static let imageTag: Rule = Rule(
        id: "image-tag",
        category: .security,
        severity: .warning,
        summary: "an image has a tag other than latest, or a digest",
        explanation: """
            Without a tag, or with `latest`, the image that runs depends on when a pod starts: two pods of a \
            Deployment may differ, a roll-back brings nothing back, and Git doesn't say what runs.
            """,
        bad: .securePod(image: "registry.example/web:latest"),
        good: .securePod(image: "registry.example/web:1.0.0"),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            for image in object.pods?.images ?? [] where image.reference.isMoving {
                let problem = image.reference.tag == nil ? "has no tag, which means latest" : "has the tag latest"
                findings.report(
                    Diagnostic(
                        .imageTag,
                        "the image of \(image.owner) \(problem); name a version or a digest",
                        at: object.place(of: image.node)
                    )
                )
            }
        }
    )

    /// An image is named by its digest.
    static let imageDigest: Rule = Rule(
        id: "image-digest",
        category: .security,
        severity: .error,
        summary: "an image is named by its digest, where the settings ask for it",
        explanation: """
            A tag can be moved by whoever may write to the registry; a digest is the image. Asked for by \
            spec.security.digests in .tenantry.yaml.
            """,
        bad: .words("registry.example/web:1.0.0, with spec.security.digests: true in .tenantry.yaml"),
        good: .words("registry.example/web:1.0.0@sha256:…"),
        check: .configured(kinds: ObjectKind.podSources) { object, settings, findings in
            guard settings.security.digests else { return }
            for image in object.pods?.images ?? [] where image.reference.digest == nil {
                findings.report(
                    Diagnostic(
                        .imageDigest,
                        "the image of \(image.owner) has no digest; add '@sha256:' and the digest of the version",
                        at: object.place(of: image.node)
                    )
                )
            }
        }
    )

    /// An image is from a registry that is trusted.
    static let imageRegistry: Rule = Rule(
        id: "image-registry",
        category: .security,
        severity: .error,
        summary: "an image is from one of the registries of the settings",
        explanation: """
            Whoever may name any image runs any program. The registries, or repositories in them, that may be used \
            are spec.security.registries in .tenantry.yaml; by default the one of the platform's image. Names \
            without a registry are of docker.io.
            """,
        bad: .words("docker.io/someone/web:1.0.0, with spec.security.registries: [registry.example] in .tenantry.yaml"),
        good: .words("registry.example/web:1.0.0"),
        check: .configured(kinds: ObjectKind.podSources) { object, settings, findings in
            let registries = settings.security.registries
            guard !registries.isEmpty else { return }
            for image in object.pods?.images ?? [] where !image.reference.isFrom(registries) {
                findings.report(
                    Diagnostic(
                        .imageRegistry,
                        "the image of \(image.owner) is '\(image.reference.repository)', which is not from "
                            + registries.joined(separator: " or "),
                        at: object.place(of: image.node)
                    )
                )
            }
        }
    )

    /// An image that may change is pulled.
    static let imagePullPolicy: Rule = Rule(
        id: "image-pull-policy",
        category: .security,
        severity: .warning,
        summary: "images are pulled, and each time where their tag may move",
        explanation: """
            With Never, a node runs whatever it has under that name, and a new node nothing. With IfNotPresent and a \
            tag that moves, nodes run what was current when each of them first saw it.
            """,
        bad: .securePod(container: "imagePullPolicy: Never"),
        good: .securePod(container: "imagePullPolicy: IfNotPresent"),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            for image in object.pods?.images ?? [] {
                guard let policy = image.pullPolicy else { continue }
                let isStale = policy.hasText("IfNotPresent") && image.reference.isMoving
                guard isStale || policy.hasText("Never") else { continue }
                findings.report(
                    Diagnostic(
                        .imagePullPolicy,
                        isStale
                            ? "\(image.owner) keeps what each node has of an image whose tag moves; "
                                + "pull it Always, or name a version"
                            : "\(image.owner) never pulls its image, so that a node without it can't start the pod",
                        at: object.place(of: policy)
                    )
                )
            }
        }
    )
}
