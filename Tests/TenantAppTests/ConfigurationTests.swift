import Configuration
import PlatformContract
import ServiceRuntime
import TenantApp
import Testing

struct ConfigurationTests {
    private static func reader(_ variables: [String: String]) -> ConfigReader {
        ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: variables))
    }

    @Test func `the application is configured as its Deployment says`() throws {
        let variables = ["TENANT_NAME": "acme-corp", "COMPANY": "ACME Corp", "INDUSTRY": "Technology"]
        let configuration = try TenantAppConfiguration(reader: Self.reader(variables))
        #expect(configuration.tenant == "acme-corp")
        #expect(configuration.company == "ACME Corp")
        #expect(configuration.industry == "Technology")
        #expect(configuration.proxyURL == "http://llm:5002")
    }

    @Test(arguments: [
        ["COMPANY": "A", "INDUSTRY": "I"], ["TENANT_NAME": "a", "INDUSTRY": "I"], ["TENANT_NAME": "a", "COMPANY": "A"],
        ["TENANT_NAME": "a", "COMPANY": "A", "INDUSTRY": "I", "LLM_PROXY_URL": "llm:5002"],
    ])
    func `the application does not start with what is no configuration`(_ variables: [String: String]) {
        #expect(throws: ConfigurationError.self) { try TenantAppConfiguration(reader: Self.reader(variables)) }
    }
}
