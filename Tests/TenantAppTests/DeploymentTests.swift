import Configuration
import Logging
import TenantApp
import TestSupport
import Testing

@Test func `the application reads every variable that its Deployment sets`() throws {
    let environment = try RenderedEnvironment("tenants/acme-corp/workloads/app.yaml")
    #expect(environment.variables["COMPANY"] == "ACME Corp")
    let unread = try environment.unread { reader in
        _ = try TenantAppService.application(reader: reader, logger: Logger(label: "test"))
    }
    #expect(unread.isEmpty)
}
