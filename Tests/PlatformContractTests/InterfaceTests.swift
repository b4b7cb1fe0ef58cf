import PlatformContract
import Testing
import YAML

/// As swift-configuration's `EnvironmentKeyEncoder` has it.
@Test(arguments: [
    ("http.port", "HTTP_PORT"), ("http.bodyLimit", "HTTP_BODY_LIMIT"), ("port", "PORT"),
    ("http.userAgent2Name", "HTTP_USER_AGENT2NAME"), ("llm.serviceURLs", "LLM_SERVICE_URLS"),
    ("a.URLPath", "A_URLPATH"),
])
func `a setting's environment variable is its key in capitals`(key: String, name: String) {
    #expect(ServiceSetting(key).environmentName == name)
}

@Test(arguments: [LLMGatewayInterface.drain, LLMProxyInterface.drain, TenantAppInterface.drain])
func `a service is gone before it is killed`(drain: DrainTimes) {
    #expect(DrainTimes.delay > 0)
    #expect(drain.time > DrainTimes.delay)
    #expect(DrainTimes.delay + drain.time < drain.gracePeriod)
}

@Test func `the gateway and the proxy let long answers finish`() {
    #expect(LLMGatewayInterface.drain.gracePeriod == 60)
    #expect(LLMGatewayInterface.drain.time == 50)
    #expect(LLMProxyInterface.drain == LLMGatewayInterface.drain)
    #expect(TenantAppInterface.drain.time == 20)
}

@Test func `a grace period that leaves no time is a mistake in the program`() async {
    await #expect(processExitsWith: .failure) { _ = DrainTimes(gracePeriod: 10) }
}

@Test func `the proxy's largest request fits the gateway with the longest prompt before it`() {
    var writer = JSONWriter(style: .compact)
    writer.mapping { writer in
        writer.key("role")
        writer.string("system")
        writer.key("content")
        writer.string(String(repeating: "\"", count: 65_536))
    }
    #expect(writer.bytes.count > 2 * 65_536)
    #expect(LLMProxyInterface.bodyLimit + writer.bytes.count < LLMGatewayInterface.bodyLimit)
}

@Test func `services are reached where they are`() {
    #expect(LLMProxyInterface.url == "http://llm:5002")
    #expect(LLMGatewayInterface.url == "http://llm-gateway.monitoring:5000")
}
