import Configuration
import LLMProxy
import Logging
import TestSupport
import Testing

@Test func `the proxy reads every variable that its Deployment sets`() throws {
    let environment = try RenderedEnvironment("tenants/acme-corp/workloads/llm-proxy.yaml")
    #expect(environment.variables["TENANT_NAME"] == "acme-corp")
    let unread = try environment.unread { reader in
        _ = try LLMProxyService.application(reader: reader, logger: Logger(label: "test"))
    }
    #expect(unread.isEmpty)
}
