import HTTPTypes
import HummingbirdCore
import NIOCore
import OpenAI
import PlatformContract
import ServiceRuntime

/// `GET /info` and `GET /health`: whose proxy it is, and whether it reaches the gateway.
struct AboutEndpoints: Sendable {
    let configuration: ProxyConfiguration
    let prompt: ReloadedFile<SystemPrompt>
    let gateway: GatewayHealth

    /// Each path with what it is for.
    private static let endpoints: [(path: String, purpose: String)] = [
        ("POST /ask", "Ask a question, with the tenant's system prompt"),
        ("POST /v1/chat/completions", "OpenAI's chat completions, with the tenant's system prompt first"),
        ("POST /v1/responses", "OpenAI's responses, with the tenant's system prompt first"),
        ("POST /v1/embeddings", "OpenAI's embeddings"),
        ("GET /v1/models", "The models that this tenant may use"),
        ("GET /info", "This description"),
        ("GET /health", "Whether the gateway can be reached"),
        ("GET /ready", "Whether requests are welcome"),
        ("GET /metrics", "Metrics for Prometheus"),
    ]

    /// `{"tenant","company","system_prompt","llm_service","endpoints"}`
    func info(_ request: Request, _ context: RequestContext) async throws -> Response {
        var body = description()
        body.writeStaticString(#","system_prompt":"#)
        body.writeJSONStringOrNull(prompt.value?.text)
        body.writeStaticString(#","endpoints":{"#)
        for (index, endpoint) in Self.endpoints.enumerated() {
            if index > 0 { body.writeStaticString(",") }
            body.writeJSONString(endpoint.path)
            body.writeStaticString(":")
            body.writeJSONString(endpoint.purpose)
        }
        body.writeStaticString("}}")
        return Self.response(.ok, body)
    }

    /// `{"status":"healthy",...}`, or 503 while the gateway can't be reached.
    func health(_ request: Request, _ context: RequestContext) async throws -> Response {
        let isHealthy = await gateway.isReachable()
        var body = description()
        body.writeStaticString(isHealthy ? #","status":"healthy"}"# : #","status":"unhealthy","error":"#)
        if !isHealthy {
            body.writeJSONString("the gateway can't be reached")
            body.writeStaticString("}")
        }
        return Self.response(isHealthy ? .ok : .serviceUnavailable, body)
    }

    /// The beginning of both, which is left open.
    private func description() -> ByteBuffer {
        var body = ByteBuffer(staticString: #"{"tenant":"#)
        body.writeJSONString(configuration.tenant)
        body.writeStaticString(#","company":"#)
        body.writeJSONString(configuration.company)
        body.writeStaticString(#","llm_service":"#)
        body.writeJSONString(configuration.gatewayURL)
        return body
    }

    private static func response(_ status: HTTPResponse.Status, _ body: ByteBuffer) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: body)
        )
    }
}
