import Configuration
import LLMGateway
import Logging
import ServiceRuntime
import TestSupport
import Testing

@Test func `the gateway reads every variable that its Deployment sets`() throws {
    let environment = try RenderedEnvironment("monitoring/llm-gateway.yaml")
    #expect(environment.variables["METRICS_PORT"] == "9464")
    let unread = try environment.unread { reader in
        // The files that the Deployment mounts are not here; they are read after the settings.
        #expect(throws: ConfigurationError.self) {
            try Gateway.application(reader: reader, logger: Logger(label: "test"))
        }
    }
    #expect(unread.isEmpty)
}
