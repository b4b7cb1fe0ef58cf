import Diagnostics
import YAML

extension Rule {
    /// The root file system can't be written.
    static let readOnlyRootFilesystem: Rule = Rule(
        id: "read-only-root-filesystem",
        category: .security,
        severity: .warning,
        summary: "a container's root file system can't be written",
        explanation: """
            Where nothing can be written, nobody can leave a program or change one. What has to be written goes to \
            an emptyDir, with a limit. The Pod Security Standards don't ask for it; a careful reviewer does.
            """,
        bad: .securePod(context: "allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}"),
        good: .securePod(),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            guard let pods = object.pods, pods.spec.field("os")?.field("name")?.hasText("windows") != true else {
                return
            }
            for container in pods.containers {
                let field = container.node.field("securityContext")?.field("readOnlyRootFilesystem")
                guard field?.isTrue != true else { continue }
                findings.report(
                    Diagnostic(
                        .readOnlyRootFilesystem,
                        "\(container.label) can write to its root file system; set "
                            + "securityContext.readOnlyRootFilesystem: true",
                        at: object.place(of: field ?? container.node),
                        fix: field.flatMap { .writing("true", over: $0) }
                    )
                )
            }
        }
    )

    /// Users and groups are none of the node's.
    static let lowUserID: Rule = Rule(
        id: "low-user-id",
        category: .security,
        severity: .info,
        summary: "containers run with a user and a group above 10000",
        explanation: """
            Numbers below may be someone's on the node: a process that gets out of its container then has his files. \
            Without runAsUser and runAsGroup the image decides, and the next version may decide otherwise.
            """,
        bad: .securePod(
            podContext: "runAsNonRoot: true, runAsUser: 1000, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}"
        ),
        good: .securePod(),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            guard let pods = object.pods, pods.spec.field("os")?.field("name")?.hasText("windows") != true,
                pods.spec.field("hostUsers")?.isFalse != true
            else { return }
            let shared = pods.spec.field("securityContext")
            var reported: Set<YAMLNode> = []
            for container in pods.containers {
                let own = container.node.field("securityContext")
                for name in ["runAsUser", "runAsGroup"] as [StaticString] {
                    let field = own?.field(name) ?? shared?.field(name)
                    // That of root is told by the Pod Security Standards.
                    if let id = field?.integer, id > 10_000 || id == 0 { continue }
                    let place = field ?? container.node
                    guard field == nil || reported.insert(place).inserted else { continue }
                    findings.report(
                        Diagnostic(
                            .lowUserID,
                            field.map { "\(name): \($0.text) may be someone's on the node; take one above 10000" }
                                ?? "\(container.label) has no \(name), so that its image decides",
                            at: object.place(of: place)
                        )
                    )
                }
            }
        }
    )

    /// Nobody logs in by SSH.
    static let sshPort: Rule = Rule(
        id: "ssh-port",
        category: .security,
        severity: .warning,
        summary: "no container and no Service has the port of SSH",
        explanation: """
            A shell in a pod is a way past review and logs, with keys that somebody has to keep. `kubectl exec` and \
            ephemeral containers ask the API server, which knows who may.
            """,
        bad: .securePod(container: "ports: [{containerPort: 22}]\n\(secureProbes)"),
        good: .securePod(container: "ports: [{containerPort: 8080}]\n\(secureProbes)"),
        check: .manifest(kinds: ObjectKind.podSources + [.service]) { object, findings in
            let ports: [YAMLNode?]
            if object.kind == .service {
                let listed = object.root.field("spec")?.elements("ports").map(Array.init) ?? []
                ports = listed.flatMap { port in
                    port.isForUDP ? [] : [port.field("port"), port.field("targetPort")]
                }
            } else {
                ports = (object.pods?.containers ?? []).flatMap { container in
                    container.node.list("ports").map { $0.isForUDP ? nil : $0.field("containerPort") }
                }
            }
            for port in ports.compactMap(\.self) where port.integer == 22 {
                findings.report(
                    Diagnostic(
                        .sshPort,
                        "22 is the port of SSH; don't let anyone log in to a pod",
                        at: object.place(of: port)
                    )
                )
            }
        }
    )

    /// Secrets are files.
    static let secretInEnvironment: Rule = Rule(
        id: "secret-in-environment",
        category: .security,
        severity: .info,
        summary: "a container gets its secrets as files, not in its environment",
        explanation: """
            The environment is inherited by every child process, printed by crash reports and debug pages, and never \
            changes while the process runs, so that a key that was replaced is used until the next start. Mount the \
            Secret.
            """,
        bad: .securePod(
            container: "env: [{name: API_KEY, valueFrom: {secretKeyRef: {name: keys, key: api}}}]"
        ),
        good: .securePod(
            container: "volumeMounts: [{name: keys, mountPath: /keys, readOnly: true}]",
            spec: "volumes: [{name: keys, secret: {secretName: keys}}]"
        ),
        check: .manifest(kinds: ObjectKind.podSources) { object, findings in
            for container in object.pods?.containers ?? [] {
                let single = container.node.list("env").compactMap { $0.field("valueFrom")?.key(of: "secretKeyRef") }
                let all = container.node.list("envFrom").compactMap { $0.key(of: "secretRef") }
                for place in single + all {
                    findings.report(
                        Diagnostic(
                            .secretInEnvironment,
                            "\(container.label) has a Secret in its environment; mount it as a file",
                            at: object.place(of: place)
                        )
                    )
                }
            }
        }
    )
}

extension YAMLNode {
    fileprivate var isForUDP: Bool { field("protocol")?.hasText("UDP") == true }
}
