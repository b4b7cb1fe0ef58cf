import Diagnostics
import YAML

extension Rule {
    /// Who serves says when it is ready.
    static let readinessProbe: Rule = Rule(
        id: "readiness-probe",
        category: .security,
        severity: .warning,
        summary: "a container with ports says when it is ready",
        explanation: """
            Without a readiness probe a Service sends requests to a container as soon as its process runs, and goes \
            on when it can't answer: every roll-out loses some.
            """,
        bad: .securePod(
            container: "ports: [{containerPort: 8080}]\nlivenessProbe: {tcpSocket: {port: 8080}}"
        ),
        good: .securePod(container: "ports: [{containerPort: 8080}]\n\(secureProbes)"),
        check: .manifest(kinds: ObjectKind.servers) { object, findings in
            for container in object.servers where container.node.field("readinessProbe") == nil {
                findings.report(
                    Diagnostic(
                        .readinessProbe,
                        "\(container.label) has ports but no readinessProbe",
                        at: object.place(of: container.node)
                    )
                )
            }
        }
    )

    /// Who hangs is restarted.
    static let livenessProbe: Rule = Rule(
        id: "liveness-probe",
        category: .security,
        severity: .info,
        summary: "a container with ports says whether it is alive",
        explanation: """
            Without a liveness probe a container that hangs goes on hanging; it is restarted only when its process \
            ends. A probe that asks for no more than the process itself is enough, such as a connection to its port.
            """,
        bad: .securePod(
            container: "ports: [{containerPort: 8080}]\nreadinessProbe: {httpGet: {port: 8080}}"
        ),
        good: .securePod(container: "ports: [{containerPort: 8080}]\n\(secureProbes)"),
        check: .manifest(kinds: ObjectKind.servers) { object, findings in
            for container in object.servers where container.node.field("livenessProbe") == nil {
                findings.report(
                    Diagnostic(
                        .livenessProbe,
                        "\(container.label) has ports but no livenessProbe",
                        at: object.place(of: container.node)
                    )
                )
            }
        }
    )

    /// Not ready is not dead.
    static let identicalProbes: Rule = Rule(
        id: "identical-probes",
        category: .security,
        severity: .warning,
        summary: "the readiness and the liveness probe of a container ask different things",
        explanation: """
            A container that is not ready, as when what it depends on is away, gets no requests and recovers; one \
            that isn't alive is restarted. Where both ask the same, all replicas restart when a dependency is away.
            """,
        bad: .securePod(
            container: """
                ports: [{containerPort: 8080}]
                livenessProbe: {httpGet: {path: /health, port: 8080}}
                readinessProbe: {httpGet: {path: /health, port: 8080}}
                """
        ),
        good: .securePod(container: "ports: [{containerPort: 8080}]\n\(secureProbes)"),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            for container in object.pods?.containers ?? [] {
                guard let ready = container.node.field("readinessProbe"),
                    let alive = container.node.field("livenessProbe"),
                    let what = ProbeAction(ready), what == ProbeAction(alive)
                else { continue }
                findings.report(
                    Diagnostic(
                        .identicalProbes,
                        "the liveness probe of \(container.label) asks what its readiness probe asks",
                        at: object.place(of: alive)
                    )
                )
            }
        }
    )
}

/// What a probe does, without its times.
private struct ProbeAction: Hashable {
    private let parts: [String]

    init?(_ probe: YAMLNode) {
        let fields: [StaticString] = ["httpGet", "tcpSocket", "grpc", "exec"]
        guard let field = fields.first(where: { probe.field($0) != nil }), let action = probe.field(field) else {
            return nil
        }
        let command = action.elements("command").map { $0.map(\.text) } ?? []
        let path = action.text("path") ?? "/"
        parts =
            [field.description, path, action.field("port")?.text ?? "", action.text("host") ?? ""]
            + [action.text("service") ?? ""] + command
    }
}

extension ObjectKind {
    /// The kinds whose pods run on, so that they may serve.
    static let servers: [ObjectKind] = [
        .daemonSet, .deployment, .pod, .replicaSet, .replicationController, .statefulSet,
    ]
}

extension ManifestObject {
    /// The containers that run on and have ports.
    fileprivate var servers: [PodTemplate.Container] {
        guard let pods else { return [] }
        return pods.containers.filter { !$0.isInit && $0.node.elements("ports")?.first { _ in true } != nil }
    }
}
