public import YAML

/// A program that runs in a pod (`core/v1 types.go Container`).
public struct Container: Structured {
    /// Its name, unique in the pod.
    public var name: DNSLabel
    /// The image that it runs.
    public var image: ImageReference
    /// The program, in place of the image's entrypoint.
    public var command: [String]
    /// The arguments, in place of the image's.
    public var args: [String]
    /// The folder that it starts in; the image's when left out.
    public var workingDir: String?
    /// The ports that it listens on.
    public var ports: [ContainerPort]
    /// Objects whose every key becomes an environment variable.
    public var envFrom: [EnvFromSource]
    /// Environment variables.
    public var env: [EnvVar]
    /// What it requests and may use.
    public var resources: ResourceRequirements?
    /// For an init container: that it is a sidecar.
    public var restartPolicy: ContainerRestartPolicy?
    /// Where volumes are mounted.
    public var volumeMounts: [VolumeMount]
    /// When it is broken and is started again.
    public var livenessProbe: Probe?
    /// When it takes requests.
    public var readinessProbe: Probe?
    /// When it has started; the other probes wait for that.
    public var startupProbe: Probe?
    /// What is done when it starts and ends.
    public var lifecycle: Lifecycle?
    /// The file that its last words are read from; `/dev/termination-log` when left out.
    public var terminationMessagePath: String?
    /// Where its last words are taken from.
    public var terminationMessagePolicy: TerminationMessagePolicy?
    /// When the image is pulled; for the tag `latest` always when left out, and otherwise if it isn't there.
    public var imagePullPolicy: PullPolicy?
    /// Its rights, before those of the pod.
    public var securityContext: SecurityContext?

    /// The value with the given fields set.
    public init(
        name: DNSLabel,
        image: ImageReference,
        command: [String] = [],
        args: [String] = [],
        workingDir: String? = nil,
        ports: [ContainerPort] = [],
        envFrom: [EnvFromSource] = [],
        env: [EnvVar] = [],
        resources: ResourceRequirements? = nil,
        restartPolicy: ContainerRestartPolicy? = nil,
        volumeMounts: [VolumeMount] = [],
        livenessProbe: Probe? = nil,
        readinessProbe: Probe? = nil,
        startupProbe: Probe? = nil,
        lifecycle: Lifecycle? = nil,
        terminationMessagePath: String? = nil,
        terminationMessagePolicy: TerminationMessagePolicy? = nil,
        imagePullPolicy: PullPolicy? = nil,
        securityContext: SecurityContext? = nil
    ) {
        self.name = name
        self.image = image
        self.command = command
        self.args = args
        self.workingDir = workingDir
        self.ports = ports
        self.envFrom = envFrom
        self.env = env
        self.resources = resources
        self.restartPolicy = restartPolicy
        self.volumeMounts = volumeMounts
        self.livenessProbe = livenessProbe
        self.readinessProbe = readinessProbe
        self.startupProbe = startupProbe
        self.lifecycle = lifecycle
        self.terminationMessagePath = terminationMessagePath
        self.terminationMessagePolicy = terminationMessagePolicy
        self.imagePullPolicy = imagePullPolicy
        self.securityContext = securityContext
    }
}

extension Container {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Container?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Container {
        try Container(
            name: visit.required("name", value?.name),
            image: visit.required("image", value?.image),
            command: visit.optional("command", value?.command, default: []),
            args: visit.optional("args", value?.args, default: []),
            workingDir: visit.optional("workingDir", value?.workingDir),
            ports: visit.optional("ports", value?.ports, default: []),
            envFrom: visit.optional("envFrom", value?.envFrom, default: []),
            env: visit.optional("env", value?.env, default: []),
            resources: visit.optional("resources", value?.resources),
            restartPolicy: visit.optional("restartPolicy", value?.restartPolicy),
            volumeMounts: visit.optional("volumeMounts", value?.volumeMounts, default: []),
            livenessProbe: visit.optional("livenessProbe", value?.livenessProbe),
            readinessProbe: visit.optional("readinessProbe", value?.readinessProbe),
            startupProbe: visit.optional("startupProbe", value?.startupProbe),
            lifecycle: visit.optional("lifecycle", value?.lifecycle),
            terminationMessagePath: visit.optional("terminationMessagePath", value?.terminationMessagePath),
            terminationMessagePolicy: visit.optional("terminationMessagePolicy", value?.terminationMessagePolicy),
            imagePullPolicy: visit.optional("imagePullPolicy", value?.imagePullPolicy),
            securityContext: visit.optional("securityContext", value?.securityContext)
        )
    }
}

/// A port that a container listens on (`core/v1 types.go ContainerPort`).
public struct ContainerPort: Structured {
    /// Its name, unique in the pod.
    public var name: PortName?
    /// The port of the node that leads to it.
    public var hostPort: PortNumber?
    /// The port.
    public var containerPort: PortNumber
    /// The protocol; TCP when left out.
    public var `protocol`: TransportProtocol?
    /// The address of the node that `hostPort` is bound to.
    public var hostIP: String?

    /// The value with the given fields set.
    public init(
        name: PortName? = nil,
        hostPort: PortNumber? = nil,
        containerPort: PortNumber,
        protocol: TransportProtocol? = nil,
        hostIP: String? = nil
    ) {
        self.name = name
        self.hostPort = hostPort
        self.containerPort = containerPort
        self.protocol = `protocol`
        self.hostIP = hostIP
    }
}

extension ContainerPort {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ContainerPort?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ContainerPort {
        try ContainerPort(
            name: visit.optional("name", value?.name),
            hostPort: visit.optional("hostPort", value?.hostPort),
            containerPort: visit.required("containerPort", value?.containerPort),
            protocol: visit.optional("protocol", value?.protocol),
            hostIP: visit.optional("hostIP", value?.hostIP)
        )
    }
}

/// When an init container is started again, beyond what the pod says (`core/v1 types.go ContainerRestartPolicy`).
public enum ContainerRestartPolicy: String, EnumFieldValue {
    /// Whenever it ends: it is a sidecar, and the containers after it don't wait for its end.
    case always = "Always"
}

/// Where a container's last words are taken from (`core/v1 types.go TerminationMessagePolicy`).
public enum TerminationMessagePolicy: String, EnumFieldValue {
    /// From its file.
    case file = "File"
    /// From the end of its log when it failed and the file is empty.
    case fallbackToLogsOnError = "FallbackToLogsOnError"
}

/// When an image is pulled (`core/v1 types.go PullPolicy`).
public enum PullPolicy: String, EnumFieldValue {
    /// For each container.
    case always = "Always"
    /// When the node hasn't got it.
    case ifNotPresent = "IfNotPresent"
    /// Never.
    case never = "Never"
}
