import Files
import HTTPTypes
import Logging
import NIOCore
import PlatformContract
import ServiceRuntime
import UpstreamHTTP

/// Asks the gateway in the tenant's name.
///
/// What goes out beside a body is made here: nothing of the client's headers is passed on, so that no request can bring a
/// credential, a cookie, an address or a tenant of its own.
struct GatewayClient: Sendable {
    let client: UpstreamClient
    /// The gateway's address, without a path.
    let url: String
    let token: ReloadedFile<SecretText>
    let limits: UpstreamTimeLimits
    let metrics: GatewayMetrics

    /// Sends a request, and waits for the head of the answer.
    ///
    /// - Throws: `ServiceError` when there is no answer; `CancellationError` when the client has left.
    func send(
        _ method: UpstreamRequest.Method,
        _ path: String,
        _ operation: LLMOperation,
        wantsStream: Bool = false,
        for context: RequestContext
    ) async throws -> GatewayAnswer {
        guard let token = token.value else {
            throw ServiceError(.serviceUnavailable, code: "no_token", "there is no token for the gateway yet")
        }
        var headers = [
            ("authorization", token.bearer),
            ("accept", wantsStream ? "text/event-stream" : "application/json"),
            ("traceparent", context.trace.traceparent),
            ("x-request-id", context.id),
        ]
        if case .post = method { headers.append(("content-type", "application/json")) }
        let request = UpstreamRequest(method, url + path, headers: headers, limits: limits)
        let call = metrics.call(operation)
        let response: UpstreamResponse
        do throws(UpstreamError) {
            response = try await client.send(request)
        } catch {
            call.ended(UpstreamOutcome(error))
            throw GatewayFailure.error(for: error, context)
        }
        // The token is ours, and so is the trouble: a client that was told 401 would look for its own key.
        guard response.head.status != 401 else {
            call.ended(.credentialsRejected)
            context.logger.error("the gateway refuses the token")
            throw ServiceError(.badGateway, code: "gateway_refused_token", "the gateway refuses the proxy's token")
        }
        return GatewayAnswer(response, of: call, context)
    }
}
