import HTTPTypes
import HummingbirdCore
import NIOCore
import OpenAI
import ServiceRuntime
import UpstreamHTTP

/// The paths of OpenAI's API, for any client of it: bodies are passed on as bytes, with the tenant's prompt put in first.
struct OpenAIEndpoint: Sendable {
    /// Answers of a known length up to this are written at once; others as they come.
    private static let wholeAnswerLimit = 256 << 10

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
                    wantsStream: fields.isStream,
                    for: context
                )
                return try await Self.response(passingOn: answer, context)
            }
        }
    }

    /// Answers `GET /v1/models`.
    @Sendable func models(_ request: Request, _ context: RequestContext) async throws -> Response {
        try await Self.inTheirWords(context) {
            try await Self.response(passingOn: try await gateway.send(.get, "/v1/models", for: context), context)
        }
    }

    private static func response(passingOn answer: UpstreamResponse, _ context: RequestContext) async throws -> Response
    {
        var headers: HTTPFields = [:]
        for (name, value) in answer.head.headers where ForwardedHeaders.contains(name) {
            guard let name = HTTPField.Name(name) else { continue }
            headers.append(HTTPField(name: name, value: value))
        }
        let status = HTTPResponse.Status(code: answer.head.status)
        guard let length = answer.head["content-length"].flatMap({ Int($0) }), length <= wholeAnswerLimit else {
            return Response(status: status, headers: headers, body: passingOn(answer.body, context))
        }
        do {
            return Response(
                status: status,
                headers: headers,
                body: .init(byteBuffer: try await answer.body.collect(upTo: length))
            )
        } catch {
            throw GatewayFailure.error(for: error, context)
        }
    }

    private static func passingOn(_ body: UpstreamResponse.Body, _ context: RequestContext) -> ResponseBody {
        ResponseBody { writer in
            do {
                for try await piece in body { try await writer.write(piece) }
            } catch let error as UpstreamError {
                // The connection ends without the end of the answer, so that nobody takes it for whole.
                throw GatewayFailure.error(for: error, context)
            }
            try await writer.finish(nil)
        }
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
