import Diagnostics

extension RuleCatalogue {
    /// The rules about containers.
    static let containerRules: [Rule] = [
        .container, .containerPort, .environment, .containerResources, .probe, .lifecycle, .initContainer, .volumeMount,
        .containerSecurity,
    ]
}

extension Rule {
    /// A Pod with one container, and what follows its image.
    private static func example(_ lines: String) -> String {
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: example.com/web:1
        \(lines)

        """
    }

    static let container = api(
        "container",
        "containers have an image and a name of their own",
        explanation: """
            A pod has a container at least. Each has an image, and a name that no other container of the pod has:
            lower case letters, digits and `-`, 63 characters at most. `imagePullPolicy` is `Always`, `IfNotPresent`
            or `Never`; `terminationMessagePolicy` is `File` or `FallbackToLogsOnError`.
            """,
        bad: example(
            """
                - name: web
                  image: example.com/proxy:1
            """
        ),
        good: example(
            """
                - name: proxy
                  image: example.com/proxy:1
            """
        )
    )

    static let containerPort = api(
        "container-port",
        "a container's ports have numbers, names and protocols that exist",
        explanation: """
            A port's number is from 1 to 65535. Its name has 15 characters at most, lower case letters, digits and
            single `-`, with a letter among them, and is the only one in its container. Its protocol is `TCP`, `UDP`
            or `SCTP`. A port of the host is used once in a pod, and with `hostNetwork` it is the container's own
            number.
            """,
        bad: example(
            """
                  ports:
                    - name: http_metrics
                      containerPort: 9090
            """
        ),
        good: example(
            """
                  ports:
                    - name: http-metrics
                      containerPort: 9090
            """
        )
    )

    static let environment = api(
        "environment",
        "environment variables have a valid name and one source",
        explanation: """
            A variable has a name and either a `value` or one source in `valueFrom`: a key of a ConfigMap or Secret,
            a field of the pod, or a resource of a container. Up to Kubernetes 1.31, names are letters, digits, `-`,
            `_` and `.`; since then, anything printable but `=`. An entry of `envFrom` names one ConfigMap or one
            Secret.
            """,
        bad: example(
            """
                  env:
                    - name: NODE
                      valueFrom:
                        fieldRef:
                          fieldPath: spec.hostname
            """
        ),
        good: example(
            """
                  env:
                    - name: NODE
                      valueFrom:
                        fieldRef:
                          fieldPath: spec.nodeName
            """
        )
    )

    static let containerResources = api(
        "container-resources",
        "requests are no more than limits, of resources that exist",
        explanation: """
            A container requests and is limited in `cpu`, `memory`, `ephemeral-storage` and `hugepages-SIZE`, and in
            what a domain offers (`example.com/gpu`). A request is no more than its limit; of huge pages and of what
            a domain offers, both are the same, in whole pieces. Nothing is negative. What the pod as a whole has is
            enough for its containers.
            """,
        bad: example(
            """
                  resources:
                    requests:
                      memory: 2Gi
                    limits:
                      memory: 512Mi
            """
        ),
        good: example(
            """
                  resources:
                    requests:
                      memory: 512Mi
                    limits:
                      memory: 2Gi
            """
        )
    )

    static let probe = api(
        "probe",
        "a probe does one thing, with times and counts that make sense",
        explanation: """
            A probe has one of `exec`, `httpGet`, `tcpSocket` and `grpc`, with a command or a port. Its times and
            counts aren't negative. One success is enough for liveness and startup probes, so their
            `successThreshold` is 1. A readiness probe ends nothing, so it has no `terminationGracePeriodSeconds`.
            """,
        bad: example(
            """
                  livenessProbe:
                    successThreshold: 2
                    tcpSocket:
                      port: 8080
            """
        ),
        good: example(
            """
                  livenessProbe:
                    failureThreshold: 2
                    tcpSocket:
                      port: 8080
            """
        )
    )

    static let lifecycle = api(
        "lifecycle",
        "a hook does one thing",
        explanation: """
            `postStart` and `preStop` have one of `exec`, `httpGet`, `tcpSocket` and `sleep`, with a command, a port
            or a time. A container sleeps no longer than the pod has to stop (`terminationGracePeriodSeconds`, 30 by
            default).
            """,
        bad: example(
            """
                  lifecycle:
                    preStop:
                      sleep:
                        seconds: 60
            """
        ),
        good: example(
            """
                  lifecycle:
                    preStop:
                      sleep:
                        seconds: 10
            """
        )
    )

    static let initContainer = api(
        "init-container",
        "only containers that run on have probes and hooks",
        explanation: """
            An init container ends before the others start, so it has no probes and hooks. One with `restartPolicy:
            Always` is a sidecar: it runs on, and may have them (since Kubernetes 1.29). Other containers have a
            `restartPolicy` of their own since 1.35.
            """,
        bad: example(
            """
              initContainers:
                - name: migrate
                  image: example.com/migrate:1
                  livenessProbe:
                    tcpSocket:
                      port: 8080
            """
        ),
        good: example(
            """
              initContainers:
                - name: migrate
                  image: example.com/migrate:1
                  restartPolicy: Always
                  livenessProbe:
                    tcpSocket:
                      port: 8080
            """
        )
    )

    static let volumeMount = api(
        "volume-mount",
        "a container mounts volumes that the pod has, each at a path of its own",
        explanation: """
            A mount names one of the pod's `volumes` and a path that no other mount of the container has. A
            `subPath` is relative and leads nowhere up. Mounts that reach the host (`Bidirectional`) are for
            privileged containers. A device is a volume with a claim, and not mounted at the same time.
            """,
        bad: example(
            """
                  volumeMounts:
                    - name: data
                      mountPath: /var/lib/web
              volumes:
                - name: cache
                  emptyDir: {}
            """
        ),
        good: example(
            """
                  volumeMounts:
                    - name: cache
                      mountPath: /var/lib/web
              volumes:
                - name: cache
                  emptyDir: {}
            """
        )
    )

    static let containerSecurity = api(
        "container-security",
        "a container's security context doesn't contradict itself",
        explanation: """
            The ids of users and groups are from 0 to 2147483647. A container that is privileged or may administer
            the system can escalate, so `allowPrivilegeEscalation` isn't false. `procMount: Unmasked` is for pods
            with users of their own (`hostUsers: false`).
            """,
        bad: example(
            """
                  securityContext:
                    privileged: true
                    allowPrivilegeEscalation: false
            """
        ),
        good: example(
            """
                  securityContext:
                    privileged: false
                    allowPrivilegeEscalation: false
            """
        )
    )
}
