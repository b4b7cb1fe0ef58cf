public import YAML

/// A port of services that is scraped, and how (`monitoring/v1 types.go Endpoint`).
public struct Endpoint: Structured {
    /// The service's port by name.
    public var port: DNSLabel?
    /// The pod's port by number or name, in place of `port`.
    public var targetPort: IntOrString?
    /// The path; `/metrics` when left out.
    public var path: String?
    /// The scheme; HTTP when left out.
    public var scheme: Scheme?
    /// Parameters of the request.
    public var params: SortedMap<String, [String]>
    /// The time between scrapes; Prometheus's own when left out.
    public var interval: PrometheusDuration?
    /// The time after which a scrape has failed, at most the interval.
    public var scrapeTimeout: PrometheusDuration?
    /// Whether the target's labels stay where they collide with the server's.
    public var honorLabels: Bool
    /// Whether the target's timestamps stay.
    public var honorTimestamps: Bool?
    /// Whether series with timestamps go stale when they are gone.
    public var trackTimestampsStaleness: Bool?
    /// What is done to samples.
    public var metricRelabelings: [RelabelConfig]
    /// What is done to targets.
    public var relabelings: [RelabelConfig]
    /// Whether pods that don't run are left out; true when left out.
    public var filterRunning: Bool?
    /// The credentials of the request.
    public var authorization: SafeAuthorization?
    /// The user and password of the request.
    public var basicAuth: BasicAuth?
    /// Whether redirects are followed.
    public var followRedirects: Bool?
    /// Whether HTTP/2 may be used.
    public var enableHttp2: Bool?
    /// How TLS is checked.
    public var tlsConfig: SafeTLSConfig?

    /// The value with the given fields set.
    public init(
        port: DNSLabel? = nil,
        targetPort: IntOrString? = nil,
        path: String? = nil,
        scheme: Scheme? = nil,
        params: SortedMap<String, [String]> = [:],
        interval: PrometheusDuration? = nil,
        scrapeTimeout: PrometheusDuration? = nil,
        honorLabels: Bool = false,
        honorTimestamps: Bool? = nil,
        trackTimestampsStaleness: Bool? = nil,
        metricRelabelings: [RelabelConfig] = [],
        relabelings: [RelabelConfig] = [],
        filterRunning: Bool? = nil,
        authorization: SafeAuthorization? = nil,
        basicAuth: BasicAuth? = nil,
        followRedirects: Bool? = nil,
        enableHttp2: Bool? = nil,
        tlsConfig: SafeTLSConfig? = nil
    ) {
        self.port = port
        self.targetPort = targetPort
        self.path = path
        self.scheme = scheme
        self.params = params
        self.interval = interval
        self.scrapeTimeout = scrapeTimeout
        self.honorLabels = honorLabels
        self.honorTimestamps = honorTimestamps
        self.trackTimestampsStaleness = trackTimestampsStaleness
        self.metricRelabelings = metricRelabelings
        self.relabelings = relabelings
        self.filterRunning = filterRunning
        self.authorization = authorization
        self.basicAuth = basicAuth
        self.followRedirects = followRedirects
        self.enableHttp2 = enableHttp2
        self.tlsConfig = tlsConfig
    }
}

extension Endpoint {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: Endpoint?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Endpoint {
        try Endpoint(
            port: visit.optional("port", value?.port),
            targetPort: visit.optional("targetPort", value?.targetPort),
            path: visit.optional("path", value?.path),
            scheme: visit.optional("scheme", value?.scheme),
            params: visit.optional("params", value?.params, default: [:]),
            interval: visit.optional("interval", value?.interval),
            scrapeTimeout: visit.optional("scrapeTimeout", value?.scrapeTimeout),
            honorLabels: visit.optional("honorLabels", value?.honorLabels, default: false),
            honorTimestamps: visit.optional("honorTimestamps", value?.honorTimestamps),
            trackTimestampsStaleness: visit.optional("trackTimestampsStaleness", value?.trackTimestampsStaleness),
            metricRelabelings: visit.optional("metricRelabelings", value?.metricRelabelings, default: []),
            relabelings: visit.optional("relabelings", value?.relabelings, default: []),
            filterRunning: visit.optional("filterRunning", value?.filterRunning),
            authorization: visit.optional("authorization", value?.authorization),
            basicAuth: visit.optional("basicAuth", value?.basicAuth),
            followRedirects: visit.optional("followRedirects", value?.followRedirects),
            enableHttp2: visit.optional("enableHttp2", value?.enableHttp2),
            tlsConfig: visit.optional("tlsConfig", value?.tlsConfig)
        )
    }
}
