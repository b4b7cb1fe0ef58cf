import HTTPTypes
import HummingbirdCore
import NIOCore
import OpenAI
import PlatformContract
import ServiceRuntime
import UpstreamHTTP

/// The paths of OpenAI's API, for any client of it: bodies are passed on as bytes, with the tenant's prompt put in first.
struct OpenAIEndpoint: Sendable {
    let gateway: GatewayClient
    let prompt: ReloadedFile<SystemPrompt>

    /// Answers `POST` of an operation.
    func complete(_ operation: OpenAI.Operation) -> Route.Handler {
        { request, context in
            try await Self.inTheirWords(context) {
                let body = try await request.body(in: context)
                let fields: RequestFields
                do throws(RequestError) {
                    fields = try RequestFields(scanning: body, operation: operation)
                } catch {
                    throw error.response
                }
                let edited = fields.edited(body, RequestEdits(systemPrompt: try prompt.current.text))
                let answer = try await gateway.send(
                    .post(edited),
                    operation.path,
                    operation.label,
                    wantsStream: fields.isStream,
                    for: context
                )
                return try await Self.response(passingOn: answer)
            }
        }
    }

    /// Answers `GET /v1/models`.
    @Sendable func models(_ request: Request, _ context: RequestContext) async throws -> Response {
        try await Self.inTheirWords(context) {
            try await Self.response(passingOn: try await gateway.send(.get, "/v1/models", .models, for: context))
        }
    }

    private static func response(passingOn answer: GatewayAnswer) async throws -> Response {
        var headers: HTTPFields = [:]
        for (name, value) in answer.head.headers where ForwardedHeaders.contains(name) {
            guard let name = HTTPField.Name(name) else { continue }
            headers.append(HTTPField(name: name, value: value))
        }
        let body: ResponseBody
        if answer.isWhole {
            body = ResponseBody(byteBuffer: try await answer.collect(upTo: .max))
        } else {
            // Where it breaks off, the connection ends without the end of the answer, so that nobody takes it for whole.
            body = ResponseBody { writer in
                try await answer.pass(to: &writer)
                try await writer.finish(nil)
            }
        }
        return Response(status: .init(code: answer.head.status), headers: headers, body: body)
    }

    /// Has errors of our own told as OpenAI's API tells them.
    private static func inTheirWords(
        _ context: RequestContext,
        _ body: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await body()
        } catch let error as APIError {
            context.failed(as: error.code ?? error.type.rawValue)
            return response(to: error, headers: [:])
        } catch let error as ServiceError {
            context.failed(as: error.code)
            let told = APIError(
                status: error.status.code,
                code: error.code,
                error.message,
                parameter: error.parameter
            )
            return response(to: told, headers: error.headers)
        }
    }

    private static func response(to error: APIError, headers: HTTPFields) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(
            status: .init(code: error.status),
            headers: headers,
            body: .init(byteBuffer: error.body)
        )
    }
}
