import Kubernetes
import PlatformContract
import TenantSpecs
import YAML

/// One service of the platform as Kubernetes runs it: what differs from service to service; the rest, all that makes it
/// safe, is the same for each.
struct Workload {
    let identity: WorkloadIdentity
    let image: Image
    /// The executable in the image.
    let executable: String
    let port: Int32
    let replicas: ReplicaCount
    let autoscaling: Autoscaling?
    let isSuspended: Bool
    let resources: Resources
    let priorityClass: DNSSubdomain
    /// The port of its metrics, where they have one of their own.
    var metricsPort: Int32?
    /// The most samples that a scrape of it may have.
    var sampleLimit = HTTPInterface.sampleLimit
    /// The most bytes of a request's body.
    let bodyLimit: Int
    /// How it ends.
    let drain: DrainTimes
    /// Changes with what the pods read when they start, so that they are replaced when it does; `nil` when all that they read
    /// is in their template, or read again when it changes.
    var configurationChecksum: String?
    var envFrom: [EnvFromSource] = []
    var env: [EnvVar] = []
    var volumes: [Volume] = []
    var volumeMounts: [VolumeMount] = []
    let startupProbe: ProbeHandler
    let livenessProbe: ProbeHandler
    let readinessProbe: ProbeHandler

    static let proxyName = LLMProxyInterface.deploymentName

    static func appName(of tenant: String) -> String {
        TenantAppInterface.deploymentName(tenant: tenant)
    }

    /// The accounts of a tenant's workloads; each has the name of its workload.
    static func accounts(of tenant: String) -> [String] {
        [appName(of: tenant), proxyName]
    }

    private func metadata<Name: TextValue>(_ name: Name) -> ObjectMeta<Name> {
        ObjectMeta(name: name, namespace: identity.namespace, labels: identity.labels)
    }

    var deployment: Deployment {
        Deployment(
            metadata: metadata(identity.name),
            spec: .init(
                // An autoscaler owns the number of replicas; one written here would be put back at every sync.
                replicas: isSuspended ? 0 : autoscaling == nil ? Int32(replicas.value) : nil,
                selector: .init(matchLabels: identity.selector),
                template: .init(
                    metadata: .init(
                        labels: identity.labels,
                        annotations: configurationChecksum.map { ["tenantry.dev/configuration-checksum": $0] } ?? [:]
                    ),
                    spec: podSpec
                ),
                strategy: .rollingUpdate(
                    .init(maxUnavailable: 0, maxSurge: .int(Int32(WorkloadNeeds.surge)))
                ),
                revisionHistoryLimit: 5
            )
        )
    }

    private var podSpec: PodSpec {
        PodSpec(
            volumes: volumes + [
                .init(name: "tmp", source: .emptyDir(.init(sizeLimit: ContainerStorage.temporaryFolder)))
            ],
            containers: [container],
            terminationGracePeriodSeconds: Int64(drain.gracePeriod),
            serviceAccountName: identity.name,
            automountServiceAccountToken: false,
            securityContext: .init(
                runAsUser: Self.user,
                runAsGroup: Self.user,
                runAsNonRoot: true,
                fsGroup: Self.user,
                seccompProfile: .runtimeDefault
            ),
            priorityClassName: priorityClass,
            enableServiceLinks: false,
            topologySpreadConstraints: [spread("topology.kubernetes.io/zone"), spread("kubernetes.io/hostname")]
        )
    }

    /// A user that no image gives a name or rights to.
    private static let user: Int64 = 65_532

    private func spread(_ key: LabelKey) -> TopologySpreadConstraint {
        TopologySpreadConstraint(
            maxSkew: 1,
            topologyKey: key,
            whenUnsatisfiable: .scheduleAnyway,
            labelSelector: .init(matchLabels: identity.selector),
            matchLabelKeys: ["pod-template-hash"]
        )
    }

    private var container: Container {
        Container(
            name: "\(executable)",
            image: image.reference,
            command: [executable],
            ports: ports.map { name, number in
                .init(name: "\(name)", containerPort: PortNumber(integerLiteral: Int(number)), protocol: .tcp)
            },
            envFrom: envFrom,
            env: env + serviceEnvironment,
            resources: resources.requirements,
            volumeMounts: volumeMounts + [.init(name: "tmp", mountPath: "/tmp")],
            livenessProbe: Probe(livenessProbe, timeoutSeconds: 3, periodSeconds: 10, failureThreshold: 3),
            readinessProbe: Probe(readinessProbe, timeoutSeconds: 3, periodSeconds: 5, failureThreshold: 3),
            startupProbe: Probe(startupProbe, timeoutSeconds: 3, periodSeconds: 2, failureThreshold: 30),
            terminationMessagePolicy: .fallbackToLogsOnError,
            imagePullPolicy: image.pullPolicy,
            securityContext: .init(
                capabilities: .init(drop: ["ALL"]),
                readOnlyRootFilesystem: true,
                allowPrivilegeEscalation: false
            )
        )
    }

    /// The ports that the container listens on, by their names.
    private var ports: [(name: String, number: Int32)] {
        [(HTTPInterface.portName, port)] + (metricsPort.map { [(HTTPInterface.metricsPortName, $0)] } ?? [])
    }

    /// What every service is told: how much to take, and to end within the pod's grace period.
    private var serviceEnvironment: [EnvVar] {
        var settings = [
            (ServiceSetting.bodyLimit, "\(bodyLimit)"),
            (.drainDelay, "\(DrainTimes.delay)s"),
            (.drainTime, "\(drain.time)s"),
        ]
        if let metricsPort { settings.append((.metricsPort, "\(metricsPort)")) }
        return settings.map { EnvVar(name: "\($0.environmentName)", value: $1) }
    }

    /// The Service of a name: requests at a port, metrics at the container's own where they have one.
    func service(_ name: String, port: Int32) -> Service {
        Service(
            metadata: metadata("\(name)"),
            spec: .init(
                ports: ports.map { name, number in
                    .init(
                        name: "\(name)",
                        protocol: .tcp,
                        appProtocol: "http",
                        port: PortNumber(integerLiteral: Int(name == HTTPInterface.portName ? port : number)),
                        targetPort: .string(name)
                    )
                },
                selector: identity.selector,
                type: .clusterIP
            )
        )
    }

    /// One pod at a time may be evicted; one that is not ready does not hold up the drain of a node.
    var disruptionBudget: PodDisruptionBudget {
        PodDisruptionBudget(
            metadata: metadata(identity.name),
            spec: .init(
                selector: .init(matchLabels: identity.selector),
                maxUnavailable: 1,
                unhealthyPodEvictionPolicy: .alwaysAllow
            )
        )
    }

    /// The autoscaler, if there is one; a suspended workload has none, which would start it again.
    var autoscaler: HorizontalPodAutoscaler? {
        guard let autoscaling, !isSuspended else { return nil }
        return HorizontalPodAutoscaler(
            metadata: metadata(identity.name),
            spec: .init(
                scaleTargetRef: .init(kind: "Deployment", name: identity.name, apiVersion: "apps/v1"),
                minReplicas: Int32(replicas.value),
                maxReplicas: Int32(autoscaling.maxReplicas.value),
                metrics: [
                    .resource(
                        .init(
                            name: .cpu,
                            target: .averageUtilization(Int32(autoscaling.targetCPUUtilization.value))
                        )
                    )
                ]
            )
        )
    }

    /// How Prometheus finds the workload's metrics: by the label and the port that its Service has.
    func monitor(release: LabelValue) -> ServiceMonitor {
        var metadata: ObjectMeta<DNSSubdomain> = metadata(identity.name)
        // The stack passes over monitors without its release's label.
        metadata.labels["release"] = release
        return ServiceMonitor(
            metadata: metadata,
            spec: .init(
                endpoints: [
                    .init(
                        port: "\(metricsPort == nil ? HTTPInterface.portName : HTTPInterface.metricsPortName)",
                        path: HTTPInterface.metricsPath,
                        interval: "15s",
                        scrapeTimeout: "10s",
                        // The operator's own label `endpoint` would push aside the one of the request metrics.
                        relabelings: [.init(regex: "endpoint", action: .labeldrop)]
                    )
                ],
                selector: .init(matchLabels: identity.selector),
                sampleLimit: sampleLimit,
                labelLimit: 30
            )
        )
    }

    /// The objects that run the workload, in the order in which they are of use.
    func objects(service: Service) -> [any KubernetesDocument] {
        var objects: [any KubernetesDocument] = [deployment, service, disruptionBudget]
        if let autoscaler { objects.append(autoscaler) }
        return objects
    }
}

extension ProbeHandler {
    /// A request to the workload's port.
    static func request(_ path: String) -> ProbeHandler {
        .httpGet(.init(path: path, port: .string(HTTPInterface.portName)))
    }

    /// A connection to the workload's port.
    static let connection = ProbeHandler.tcpSocket(.init(port: .string(HTTPInterface.portName)))
}

extension Image {
    /// The image as a container names it; a digest says which, whatever the tag is moved to.
    var reference: ImageReference {
        if let digest { return "\(repository)@\(digest)" }
        return "\(repository):\(tag?.text ?? "")"
    }
}
