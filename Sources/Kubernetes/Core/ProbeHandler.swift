public import YAML

/// What a probe tries (`core/v1 types.go ProbeHandler`).
public enum ProbeHandler: Structured {
    /// A program in the container, which must exit with 0.
    case exec(ExecAction)
    /// A request, which must be answered with a status from 200 to 399.
    case httpGet(HTTPGetAction)
    /// A connection, which must be accepted.
    case tcpSocket(TCPSocketAction)
    /// A call of the gRPC health protocol, which must be answered with `SERVING`.
    case grpc(GRPCAction)
}

extension ProbeHandler {
    /// What `exec` holds, if it is that.
    public var exec: ExecAction? {
        if case .exec(let value) = self { value } else { nil }
    }

    /// What `httpGet` holds, if it is that.
    public var httpGet: HTTPGetAction? {
        if case .httpGet(let value) = self { value } else { nil }
    }

    /// What `tcpSocket` holds, if it is that.
    public var tcpSocket: TCPSocketAction? {
        if case .tcpSocket(let value) = self { value } else { nil }
    }

    /// What `grpc` holds, if it is that.
    public var grpc: GRPCAction? {
        if case .grpc(let value) = self { value } else { nil }
    }

    /// Visits the alternatives in the order of the API; one of them must be there, and no other.
    public static func fields<Visitor: FieldVisitor>(
        of value: ProbeHandler?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ProbeHandler {
        var one = OneOf<ProbeHandler>()
        try one.field("exec", value?.exec, &visit, ProbeHandler.exec)
        try one.field("httpGet", value?.httpGet, &visit, ProbeHandler.httpGet)
        try one.field("tcpSocket", value?.tcpSocket, &visit, ProbeHandler.tcpSocket)
        try one.field("grpc", value?.grpc, &visit, ProbeHandler.grpc)
        return try one.found(among: "exec | httpGet | tcpSocket | grpc", &visit, else: .exec(.sample))
    }
}

/// A program that is run in a container (`core/v1 types.go ExecAction`).
public struct ExecAction: Structured {
    /// The program and its arguments; no shell is involved.
    public var command: [String]

    /// The value with the given fields set.
    public init(command: [String] = []) {
        self.command = command
    }
}

extension ExecAction {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: ExecAction?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> ExecAction {
        try ExecAction(
            command: visit.optional("command", value?.command, default: [])
        )
    }
}

/// A request to a container (`core/v1 types.go HTTPGetAction`).
public struct HTTPGetAction: Structured {
    /// The path; `/` when left out.
    public var path: String?
    /// The port by number or name.
    public var port: IntOrString
    /// The host to connect to; the pod's address when left out.
    public var host: String?
    /// The scheme; HTTP when left out.
    public var scheme: URIScheme?
    /// Headers of the request.
    public var httpHeaders: [HTTPHeader]

    /// The value with the given fields set.
    public init(
        path: String? = nil,
        port: IntOrString,
        host: String? = nil,
        scheme: URIScheme? = nil,
        httpHeaders: [HTTPHeader] = []
    ) {
        self.path = path
        self.port = port
        self.host = host
        self.scheme = scheme
        self.httpHeaders = httpHeaders
    }
}

extension HTTPGetAction {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: HTTPGetAction?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> HTTPGetAction {
        try HTTPGetAction(
            path: visit.optional("path", value?.path),
            port: visit.required("port", value?.port),
            host: visit.optional("host", value?.host),
            scheme: visit.optional("scheme", value?.scheme),
            httpHeaders: visit.optional("httpHeaders", value?.httpHeaders, default: [])
        )
    }
}

/// A header of a request (`core/v1 types.go HTTPHeader`).
public struct HTTPHeader: Structured {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: String

    /// The value with the given fields set.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

extension HTTPHeader {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: HTTPHeader?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> HTTPHeader {
        try HTTPHeader(
            name: visit.required("name", value?.name),
            value: visit.required("value", value?.value)
        )
    }
}

/// The scheme of a request (`core/v1 types.go URIScheme`).
public enum URIScheme: String, EnumFieldValue {
    /// In the clear.
    case http = "HTTP"
    /// Over TLS, whose certificate isn't checked.
    case https = "HTTPS"
}

/// A connection to a container (`core/v1 types.go TCPSocketAction`).
public struct TCPSocketAction: Structured {
    /// The port by number or name.
    public var port: IntOrString
    /// The host to connect to; the pod's address when left out.
    public var host: String?

    /// The value with the given fields set.
    public init(port: IntOrString, host: String? = nil) {
        self.port = port
        self.host = host
    }
}

extension TCPSocketAction {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: TCPSocketAction?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> TCPSocketAction {
        try TCPSocketAction(
            port: visit.required("port", value?.port),
            host: visit.optional("host", value?.host)
        )
    }
}

/// A call of the gRPC health protocol (`core/v1 types.go GRPCAction`).
public struct GRPCAction: Structured {
    /// The port by number.
    public var port: PortNumber
    /// The service that is asked for.
    public var service: String?

    /// The value with the given fields set.
    public init(port: PortNumber, service: String? = nil) {
        self.port = port
        self.service = service
    }
}

extension GRPCAction {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: GRPCAction?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> GRPCAction {
        try GRPCAction(
            port: visit.required("port", value?.port),
            service: visit.optional("service", value?.service)
        )
    }
}
