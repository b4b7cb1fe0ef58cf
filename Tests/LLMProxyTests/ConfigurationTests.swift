import Configuration
import PlatformContract
import ServiceRuntime
import Testing
import UpstreamHTTP

@testable import LLMProxy

struct ConfigurationTests {
    private static func reader(_ variables: [String: String]) -> ConfigReader {
        ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: variables))
    }

    @Test func `a proxy is configured as its Deployment says`() throws {
        let variables = [
            "TENANT_NAME": "acme-corp", "COMPANY_NAME": "ACME Corp", "LLM_SERVICE_URL": "http://gateway:1/",
        ]
        let configuration = try ProxyConfiguration(reader: Self.reader(variables))
        #expect(configuration.tenant == "acme-corp")
        #expect(configuration.company == "ACME Corp")
        #expect(configuration.gatewayURL == "http://gateway:1")
        #expect(configuration.promptPath == PromptFile.path)
        #expect(configuration.tokenPath == GatewayToken.path)
        #expect(configuration.limits == .default)
    }

    @Test func `time limits and files can be set`() throws {
        let variables = [
            "TENANT_NAME": "a", "COMPANY_NAME": "A", "PROMPT_FILE": "/p", "TOKEN_FILE": "/t", "GATEWAY_IDLE_TIME": "3s",
        ]
        let configuration = try ProxyConfiguration(reader: Self.reader(variables))
        #expect(configuration.gatewayURL == LLMGatewayInterface.url)
        #expect(configuration.promptPath == "/p")
        #expect(configuration.tokenPath == "/t")
        #expect(configuration.limits.idle == .seconds(3))
    }

    @Test(arguments: [
        ["COMPANY_NAME": "A"], ["TENANT_NAME": "a"], ["TENANT_NAME": "", "COMPANY_NAME": "A"],
        ["TENANT_NAME": "a", "COMPANY_NAME": "A", "LLM_SERVICE_URL": "gateway:5000"],
        ["TENANT_NAME": "a", "COMPANY_NAME": "A", "GATEWAY_TOTAL_TIME": "soon"],
    ])
    func `a proxy does not start with what is no configuration`(_ variables: [String: String]) {
        #expect(throws: ConfigurationError.self) { try ProxyConfiguration(reader: Self.reader(variables)) }
    }
}
