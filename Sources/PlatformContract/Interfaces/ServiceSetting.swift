/// A setting that a service is given in its environment.
///
/// Services read settings by their keys, with swift-configuration; Deployments set them by the names that its provider of
/// environment variables gives to keys. Both stand here, so that neither is spelled twice.
public struct ServiceSetting: Hashable, Sendable {
    /// The key: `http.bodyLimit`.
    public let key: String

    /// A setting.
    ///
    /// - Parameter key: its parts between dots, each of ASCII letters and digits.
    public init(_ key: String) {
        self.key = key
    }

    /// The environment variable: `HTTP_BODY_LIMIT`. Parts are joined by `_`, words in them too
    /// (swift-configuration, `EnvironmentKeyEncoder`).
    public var environmentName: String {
        var name = ""
        var wasLowercase = false
        for character in key {
            if wasLowercase, character.isUppercase { name += "_" }
            name += character == "." ? "_" : character.uppercased()
            wasLowercase = character.isLowercase
        }
        return name
    }
}

extension ServiceSetting {
    /// The address that a service listens on; every one of the pod's when left out.
    public static let host = ServiceSetting("http.host")
    /// The port that a service listens on; that of its interface when left out.
    public static let port = ServiceSetting("http.port")
    /// The most bytes of a request's body; those of its interface when left out.
    public static let bodyLimit = ServiceSetting("http.bodyLimit")
    /// The port of a service's metrics, where they have one of their own.
    public static let metricsPort = ServiceSetting("metrics.port")
    /// How long a service goes on taking requests after SIGTERM: `5s`.
    public static let drainDelay = ServiceSetting("drain.delay")
    /// How long requests may take after that: `50s`.
    public static let drainTime = ServiceSetting("drain.time")
}
