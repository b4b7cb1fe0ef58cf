import HTTPTypes
import HummingbirdCore
import NIOCore
import OpenAI
import PlatformContract
import ServiceRuntime

/// The interface of the gateway before it spoke OpenAI's API: `/infer`, `/models`.
extension CallHandler {
    /// Answers `POST /infer`: `{"prompt","system_prompt","max_tokens"}` -> `{"response","model","tokens_generated","mode"}`.
    func infer(_ request: Request, _ context: RequestContext) async throws -> Response {
        let caller = try await caller(of: request, context, for: .infer)
        let question: ChatRequest
        let (asked, waited) = try await body(of: request, context)
        do throws(RequestError) {
            question = try ChatRequest(inferring: asked)
        } catch {
            refused(RejectedCall(.request, tenant: caller.tenant), .infer)
            throw ServiceError(error)
        }
        let call = try await admit(question.body, .chatCompletions, as: .infer, for: caller, context)
        call.open.note { $0.waited = waited }
        let completion: Completion
        do {
            completion = try await complete(call, collectsText: true, context)
        } catch {
            return try await answer(toFailure: error, of: call.open, context)
        }
        var headers = completion.headers
        headers[.contentType] = "application/json"
        let body = Self.inference(completion.fields, call)
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
    }

    private static func inference(_ fields: ResponseFields?, _ call: AdmittedCall) -> ByteBuffer {
        var body = ByteBuffer(staticString: #"{"response":"#)
        body.writeJSONString(fields?.text ?? "")
        body.writeStaticString(#","model":"#)
        body.writeJSONString(fields?.model ?? call.model)
        body.writeStaticString(#","tokens_generated":"#)
        body.writeString(String(fields?.charge(input: call.fields.input).outputTokens ?? 0))
        body.writeStaticString(#","mode":"openai"}"#)
        return body
    }

    /// Answers `GET /v1/models`, and `GET /models` the same: what the tenant may ask for.
    func models(_ request: Request, _ context: RequestContext) async throws -> Response {
        let caller = try await caller(of: request, context, for: .models)
        let list = ModelList(caller.policy.models.allowed.map { ModelList.Model(id: $0, owner: "tenantry") })
        return Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: list.body))
    }
}

extension ChatRequest {
    /// A request of `/infer`.
    fileprivate init(inferring body: ByteBuffer) throws(RequestError) {
        let object = try FlatObject(scanning: body, allowing: ["prompt", "system_prompt", "max_tokens"])
        guard let prompt = try object.string("prompt"), !prompt.isEmpty else {
            throw RequestError(.missing, "prompt", "'prompt' is missing: the question as a string.")
        }
        let limit = try object.integer("max_tokens")
        if let limit, limit < 1 {
            throw RequestError(.invalidValue, "max_tokens", "'max_tokens' has to be at least 1.")
        }
        self.init(systemPrompt: try object.string("system_prompt"), question: prompt, outputLimit: limit)
    }
}
