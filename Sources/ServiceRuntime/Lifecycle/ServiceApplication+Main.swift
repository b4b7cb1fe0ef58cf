public import Configuration
import Glibc
public import Logging
import NIOCore

extension ServiceApplication {
    /// Runs a service as a process, to its end: what a `@main` type calls.
    ///
    /// ```swift
    /// static func main() async {
    ///     await ServiceApplication.main("llm-gateway") { reader, logger in
    ///         try await Gateway(reader: reader).application(logger: logger)
    ///     }
    /// }
    /// ```
    ///
    /// Its log is JSON on standard output. It exits with 0 after a shutdown that was asked for, 64 (`EX_USAGE`) for a
    /// configuration that it can't start with, 74 (`EX_IOERR`) where a socket or file fails it, and 1 for what else ends it;
    /// the last line of its log tells why.
    ///
    /// - Configuration keys:
    ///   - `log.level` (string, optional, default: `info`): The least level that is logged: `trace`, `debug`, `info`,
    ///     `notice`, `warning`, `error`, `critical`.
    ///
    /// - Parameters:
    ///   - name: the service's name, and its logger's label.
    ///   - build: makes the service of its configuration.
    public static func main(
        _ name: String,
        _ build: (ConfigReader, Logger) async throws -> ServiceApplication
    ) async -> Never {
        var logger = Logger(label: name) { JSONLogHandler(label: $0) }
        do {
            let reader = try await ServiceConfiguration.reader()
            let level: Logger.Level = try reader.choice(forKey: "log.level", default: .info)
            LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: level) }
            logger.logLevel = level
            try await build(reader, logger).run()
            logger.info("stopped")
            LogWriter.standardOutput.flush()
            exit(EXIT_SUCCESS)
        } catch {
            logger.critical("\(name) can't go on: \(error)")
            LogWriter.standardOutput.flush()
            exit(exitCode(for: error))
        }
    }

    /// The exit code for what ended a service (`sysexits.h`).
    static func exitCode(for error: any Error) -> Int32 {
        switch error {
        case is ConfigurationError: EX_USAGE
        case is IOError, is SocketAddressError, is ChannelError: EX_IOERR
        default: EXIT_FAILURE
        }
    }
}
