import HTTPTypes
import HummingbirdCore
import NIOCore
import OpenAI
import PlatformContract
import ServiceRuntime
import UpstreamHTTP

/// A whole answer, and what it says.
struct Completion: Sendable {
    let headers: HTTPFields
    let body: ByteBuffer
    /// `nil` where it is no JSON.
    let fields: ResponseFields?
}

extension CallHandler {
    /// Answers a call whose answer comes as a whole.
    func answer(_ call: AdmittedCall, _ context: RequestContext) async throws -> Response {
        do {
            let completion = try await complete(call, context)
            return Response(
                status: .ok,
                headers: completion.headers,
                body: .init(byteBuffer: completion.body)
            )
        } catch {
            return try await answer(toFailure: error, of: call.open, context)
        }
    }

    /// The whole answer to a call, which has ended well then.
    ///
    /// - Parameter collectsText: whether the answer's text is asked for, and not only its bytes.
    /// - Throws: what `answer(toFailure:of:_:)` tells.
    func complete(
        _ call: AdmittedCall,
        collectsText: Bool = false,
        _ context: RequestContext
    ) async throws -> Completion {
        let answer = try await send(call, context)
        let body = try await collect(answer, call.open)
        // What is no JSON is the upstream's affair; it is passed on, and charged by its length.
        let fields = try? ResponseFields(
            scanning: body,
            operation: call.fields.operation,
            collectsText: collectsText
        )
        let written = fields?.outputBytes ?? 0
        await call.open.end(
            .succeeded,
            status: 200,
            .answered(fields?.usage, outputBytes: written > 0 ? written : body.readableBytes)
        )
        var headers = passedHeaders(answer.response, call.open)
        headers[.contentType] = answer.response.head["content-type"] ?? "application/json"
        return Completion(headers: headers, body: body, fields: fields)
    }

    private func collect(_ answer: UpstreamAnswer, _ open: OpenCall) async throws -> ByteBuffer {
        open.waits()
        defer { open.goesOn() }
        do throws(UpstreamError) {
            return try await answer.response.body.collect(upTo: settings.answerLimit)
        } catch {
            if error == .cancelled { throw CancellationError() }
            guard case .give(let refusal) = answer.upstream.failed(.interrupted) else { throw error }
            throw CallFailure(refusal)
        }
    }

    /// Ends a call that has no answer, and tells its client.
    ///
    /// - Throws: `ServiceError`; `CancellationError` when there is no client any more.
    func answer(toFailure error: any Error, of open: OpenCall, _ context: RequestContext) async throws -> Response {
        if error is CancellationError || Task.isCancelled {
            await open.end(.cancelled, status: 499, .abandoned(after: .now - open.start))
            throw CancellationError()
        }
        guard let failure = error as? CallFailure else {
            await open.end(.failed, status: 500, .notTaken)
            throw error
        }
        let refusal = failure.refusal
        await open.end(
            refusal.reason.outcome,
            status: refusal.status,
            refusal.reason == .interrupted ? .cutShort(nil, outputBytes: 0) : .notTaken
        )
        let problem = ServiceError(failure)
        guard let body = failure.body else { throw problem }
        // The upstream's own words: they name the field that is wrong.
        context.failed(as: problem.code)
        var headers = problem.headers
        headers[.contentType] = "application/json"
        return Response(status: problem.status, headers: headers, body: .init(byteBuffer: body))
    }

    /// Asks the upstreams until one answers with success.
    ///
    /// - Throws: `CallFailure` when none does, `CancellationError` when the client has left.
    func send(_ call: AdmittedCall, _ context: RequestContext) async throws -> UpstreamAnswer {
        var search = try UpstreamSearch(for: call, context, by: self)
        while true {
            if let answer = try await search.next() { return answer }
        }
    }

    /// What is passed on of a response's head, and what is left of the tenant's limits.
    func passedHeaders(_ response: UpstreamResponse?, _ open: OpenCall) -> HTTPFields {
        var headers = HTTPFields()
        headers.reserveCapacity(10)
        if let time = response?.head["openai-processing-ms"] { headers[.processingTime] = time }
        RateLimitHeaders.write(open.limitState, to: &headers)
        return headers
    }
}

/// A call that has no answer, and what the client is told.
struct CallFailure: Error {
    /// The most bytes of a refusal that are passed on.
    private static let bodyLimit = 64 << 10

    let refusal: UpstreamRefusal
    /// The upstream's own words, where they are for the client.
    var body: ByteBuffer?

    init(_ refusal: UpstreamRefusal) {
        self.refusal = refusal
    }

    init(_ refusal: UpstreamRefusal, _ response: UpstreamResponse?) async {
        self.refusal = refusal
        guard refusal.passesBody, let response, response.head["content-type"]?.hasPrefix("application/json") == true
        else { return }
        body = try? await response.body.collect(upTo: Self.bodyLimit)
    }
}

extension UpstreamRefusal.Reason {
    /// The label of metrics.
    var outcome: LLMRequestOutcome {
        switch self {
        case .refused: .upstreamRejected
        case .timeout: .timedOut
        default: .upstreamFailed
        }
    }
}

extension HTTPField.Name {
    /// How long OpenAI took.
    static let processingTime = constant("openai-processing-ms")

    /// A name that is a token, as every literal here is.
    static func constant(_ name: String) -> Self {
        guard let name = Self(name) else { preconditionFailure("'\(name)' is no field name") }
        return name
    }
}
