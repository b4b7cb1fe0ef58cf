import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import OpenAI
import PlatformContract
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
        let answer = try await gateway.send(
            .post(ask.chat(prompt: prompt, isStream: wantsStream)),
            OpenAI.Operation.chatCompletions.path,
            .chat,
            wantsStream: wantsStream,
            for: context
        )
        guard answer.head.status == 200 else {
            _ = try? await answer.collect(upTo: Self.refusalLimit)
            throw GatewayFailure.error(forStatus: answer.head.status, retryAfter: answer.head["retry-after"])
        }
        return wantsStream
            ? stream(answer, ask, prompt, context)
            : try await whole(answer, ask, prompt)
    }

    /// The most bytes of a refusal that are waited for, so that its connection can be used again.
    private static let refusalLimit = 64 << 10

    private func whole(_ answer: GatewayAnswer, _ ask: AskRequest, _ prompt: SystemPrompt) async throws -> Response {
        let body = try await answer.collect(upTo: 2 * AskStream.limit)
        guard let fields = try? ResponseFields(scanning: body, operation: .chatCompletions) else {
            throw GatewayFailure.unreadable
        }
        guard !fields.isError, let text = fields.text else {
            throw GatewayFailure.error(forStatus: 500, retryAfter: nil)
        }
        let told = AskAnswer(
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
            body: .init(byteBuffer: told.json)
        )
    }

    private func stream(
        _ answer: GatewayAnswer,
        _ ask: AskRequest,
        _ prompt: SystemPrompt,
        _ context: RequestContext
    ) -> Response {
        let events = ResponseBody { [tenant, company] writer in
            var stream = AskStream(at: .now)
            var last: AskEvent
            do {
                try await answer.pass(to: &writer) { try stream.take($0, at: .now)?.bytes }
                last = .done(try stream.end(ask, prompt: prompt, tenant: tenant, company: company))
            } catch let failure as AskStream.Failure {
                context.logger.warning("an answer is not whole: \(failure.rawValue)")
                last = .error(failure.rawValue)
            } catch let failure as ServiceError {
                // The status is sent: an event has to tell.
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
