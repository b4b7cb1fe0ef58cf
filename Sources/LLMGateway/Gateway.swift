public import Configuration
import Logging
import NIOCore
import NIOPosix
import OpenAI
import PlatformContract
public import ServiceLifecycle
public import ServiceRuntime
import UpstreamHTTP

/// The shared gateway as a process.
public enum Gateway {
    /// Puts a gateway together.
    ///
    /// - Configuration keys: those of `ServiceConfiguration` and of `GatewaySettings`.
    /// - Throws: what is wrong with the configuration; `FileProblem` where the gateway's own file can't be read.
    public static func application(reader: ConfigReader) throws -> ServiceApplication {
        let settings = try GatewaySettings(reader: reader)
        let configuration = try ServiceConfiguration(reader: reader, defaultPort: Int(LLMGatewayInterface.port))
        return try application(settings, configuration)
    }
}
