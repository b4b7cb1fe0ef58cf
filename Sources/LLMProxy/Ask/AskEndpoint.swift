import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import OpenAI
import ServiceRuntime
import UpstreamHTTP

/// `POST /ask`: one question, the tenant's prompt before it, and the answer whole or as it is written.
struct AskEndpoint: Sendable {
    let gateway: GatewayClient
    let prompt: ReloadedFile<SystemPrompt>
    let tenant: String
    let company: String

    func answer(_ request: Request, _ context: RequestContext) async throws -> Response {
        let body = try await request.body(in: context)
        let ask: AskRequest
        do throws(RequestError) {
            ask = try AskRequest(reading: body)
        } catch {
            throw ServiceError(.badRequest, code: error.reason.rawValue, error.message, parameter: error.parameter)
        }
        let prompt = try prompt.current
        let wantsStream = request.headers[.accept]?.contains("text/event-stream") ?? false
        let response = try await gateway.send(
            .post(ask.chat(prompt: prompt, isStream: wantsStream)),
            OpenAI.Operation.chatCompletions.path,
            wantsStream: wantsStream,
            for: context
        )
        guard response.head.status == 200 else {
            throw GatewayFailure.error(
                forStatus: response.head.status,
                retryAfter: response.head["retry-after"]
            )
        }
        return wantsStream
            ? stream(response.body, ask, prompt, context)
            : try await whole(response.body, ask, prompt, context)
    }

    private func whole(
        _ body: UpstreamResponse.Body,
        _ ask: AskRequest,
        _ prompt: SystemPrompt,
        _ context: RequestContext
    ) async throws -> Response {
        let fields: ResponseFields
        do {
            fields = try ResponseFields(
                scanning: try await body.collect(upTo: 2 * AskStream.limit),
                operation: .chatCompletions
            )
        } catch {
            throw GatewayFailure.error(for: error, context)
        }
        guard !fields.isError, let text = fields.text else {
            throw GatewayFailure.error(forStatus: 500, retryAfter: nil)
        }
        let answer = AskAnswer(
            question: ask.question,
            answer: text,
            tenant: tenant,
            company: company,
            prompt: prompt,
            model: fields.model,
            tokens: fields.usage?.outputTokens
        )
        return Response(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: answer.json)
        )
    }

    private func stream(
        _ body: UpstreamResponse.Body,
        _ ask: AskRequest,
        _ prompt: SystemPrompt,
        _ context: RequestContext
    ) -> Response {
        let events = ResponseBody { [tenant, company] writer in
            var stream = AskStream(at: .now)
            var last: AskEvent
            do {
                for try await piece in body {
                    guard let event = try stream.take(piece, at: .now) else { continue }
                    try await writer.write(event.bytes)
                }
                last = .done(try stream.end(ask, prompt: prompt, tenant: tenant, company: company))
            } catch let failure as AskStream.Failure {
                context.logger.warning("an answer is not whole: \(failure.rawValue)")
                last = .error(failure.rawValue)
            } catch let error as UpstreamError {
                // The status is sent: an event has to tell.
                guard let failure = GatewayFailure.error(for: error, context) as? ServiceError else {
                    throw CancellationError()
                }
                last = .error(failure.message)
            }
            try await writer.write(last.bytes)
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: events
        )
    }
}

extension ReloadedFile<SystemPrompt> {
    /// The prompt.
    ///
    /// - Throws: 503 when there never was one: no question goes out without it.
    var current: SystemPrompt {
        get throws {
            guard let value else {
                throw ServiceError(.serviceUnavailable, code: "no_prompt", "there is no system prompt yet")
            }
            return value
        }
    }
}
