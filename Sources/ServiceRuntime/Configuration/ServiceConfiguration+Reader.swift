public import Configuration
import PlatformContract

extension ServiceConfiguration {
    /// What arguments, environment and file say of a server.
    ///
    /// - Configuration keys:
    ///   - `http.host` (string, optional, default: `0.0.0.0`): The address to listen on.
    ///   - `http.port` (int, optional, default: `defaultPort`): The port; 0 for any that is free.
    ///   - `http.threads` (int, optional, default: 1): Threads that serve connections.
    ///   - `http.headLimit` (bytes, optional, default: 16KiB): The size of a request's line and headers.
    ///   - `http.bodyLimit` (bytes, optional, default: 1MiB): The size of a request's body.
    ///   - `http.headTime` (time, optional, default: 10s): How long a request's head may take to come.
    ///   - `http.bodyTime` (time, optional, default: 30s): How long a request's body may take to come.
    ///   - `http.idleTime` (time, optional, default: 75s): How long a connection may wait for its next request.
    ///   - `http.writeTime` (time, optional, default: 30s): How long a client may leave what is written to it unread.
    ///   - `http.connectionLimit` (int, optional, default: 4096): Connections at once; more wait.
    ///   - `http.requestLimit` (int, optional, default: 2048): Requests at once; more are told to come back.
    ///   - `metrics.port` (int, optional, default: `metricsPort`): A port of its own for `/metrics`; without one it is on the
    ///     service's port.
    ///   - `drain.delay` (time, optional, default: 5s): How long requests are still taken after SIGTERM.
    ///   - `drain.time` (time, optional, default: 20s): How long requests that run may take after that.
    ///
    /// - Throws: `ConfigurationError` where a value is not what it has to be.
    public init(reader: ConfigReader, defaultPort: Int, metricsPort: Int? = nil) throws(ConfigurationError) {
        let standard = ServiceConfiguration(port: defaultPort)
        let times: ClosedRange<Duration> = .milliseconds(1) ... .seconds(86_400)
        let waits: ClosedRange<Duration> = .zero ... .seconds(86_400)
        // -1 for none, which no one can write.
        let metricsPort = try reader.integer(
            forKey: ConfigKey(.metricsPort),
            in: 0...65_535,
            default: metricsPort ?? -1
        )
        self.init(
            host: reader.text(forKey: ConfigKey(.host)) ?? standard.host,
            port: try reader.integer(forKey: ConfigKey(.port), in: 0...65_535, default: defaultPort),
            bodyLimit: try reader.integer(
                forKey: ConfigKey(.bodyLimit),
                in: 0...(1 << 30),
                default: standard.bodyLimit,
                units: .bytes
            ),
            headLimit: try reader.integer(
                forKey: "http.headLimit",
                in: 256...(1 << 20),
                default: standard.headLimit,
                units: .bytes
            ),
            headTime: try reader.time(forKey: "http.headTime", in: times, default: standard.headTime),
            bodyTime: try reader.time(forKey: "http.bodyTime", in: times, default: standard.bodyTime),
            idleTime: try reader.time(forKey: "http.idleTime", in: times, default: standard.idleTime),
            writeTime: try reader.time(forKey: "http.writeTime", in: times, default: standard.writeTime),
            connectionLimit: try reader.integer(
                forKey: "http.connectionLimit",
                in: 1...1_000_000,
                default: standard.connectionLimit
            ),
            requestLimit: try reader.integer(
                forKey: "http.requestLimit",
                in: 1...1_000_000,
                default: standard.requestLimit
            ),
            drainDelay: try reader.time(forKey: ConfigKey(.drainDelay), in: waits, default: standard.drainDelay),
            drainTime: try reader.time(forKey: ConfigKey(.drainTime), in: waits, default: standard.drainTime),
            threads: try reader.integer(forKey: "http.threads", in: 1...256, default: 1),
            metricsPort: metricsPort < 0 ? nil : metricsPort
        )
    }

    /// Reads configuration from the command line first, then from the environment, then from a file of JSON.
    ///
    /// - Configuration keys:
    ///   - `config.file` (string, optional): The path of the file (`--config-file`, `CONFIG_FILE`).
    ///
    /// - Parameters:
    ///   - arguments: the command line, with the program's name first.
    ///   - environment: the variables; `nil` for those of the process.
    /// - Throws: `ConfigurationError` where the file can't be read.
    public static func reader(
        arguments: [String] = CommandLine.arguments,
        environment: [String: String]? = nil
    ) async throws(ConfigurationError) -> ConfigReader {
        let line = CommandLineArgumentsProvider(arguments: arguments)
        let variables =
            environment.map { EnvironmentVariablesProvider(environmentVariables: $0) } ?? EnvironmentVariablesProvider()
        let reader = ConfigReader(providers: [line, variables])
        guard let path = reader.text(forKey: "config.file") else { return reader }
        do {
            return ConfigReader(providers: [line, variables, try ConfigurationFile.provider(path: path)])
        } catch {
            throw ConfigurationError(
                key: "config.file",
                expected: "the path of a readable file of JSON, one object",
                found: path
            )
        }
    }
}
