import HTTPTypes
import HummingbirdCore
import NIOCore
import OpenAI
import ServiceRuntime
import UpstreamHTTP

/// The upstream's answer to a call.
struct UpstreamAnswer: Sendable {
    let response: UpstreamResponse
    /// Knows the attempt, and is told when the answer breaks off.
    let upstream: UpstreamCall
}

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
    /// - Throws: what `answer(toFailure:of:_:)` tells.
    func complete(_ call: AdmittedCall, _ context: RequestContext) async throws -> Completion {
        let answer = try await send(call, context)
        let body = try await collect(answer, call.open)
        // What is no JSON is the upstream's affair; it is passed on, and charged by its length.
        let fields = try? ResponseFields(scanning: body, operation: call.fields.operation)
        await call.open.end(
            .succeeded,
            status: 200,
            .answered(fields?.usage, outputBytes: fields?.outputBytes ?? body.readableBytes)
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
        switch refusal.reason {
        case .interrupted: await open.end(.interrupted, status: refusal.status, .cutShort(nil, outputBytes: 0))
        case .refused: await open.end(.refused, status: refusal.status, .notTaken)
        default: await open.end(.failed, status: refusal.status, .notTaken)
        }
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
        let deadline = call.open.start + settings.timeLimits.total
        let upstream = upstreams.call(call.fields.operation.upstreamOperation, model: call.model, deadline: deadline)
        var attempt: UpstreamAttempt
        do throws(UpstreamRefusal) {
            attempt = try upstream.start()
        } catch {
            throw CallFailure(error)
        }
        while true {
            let name = attempt.upstream
            call.open.note {
                $0.upstream = name
                $0.attempts += 1
            }
            call.open.waits()
            let outcome = await ask(attempt, call, context, deadline)
            call.open.goesOn()
            switch outcome {
            case .answered(let response):
                upstream.answered()
                return UpstreamAnswer(response: response, upstream: upstream)
            case .left:
                throw CancellationError()
            case .failed(let failure, let response):
                switch upstream.failed(failure) {
                case .retry(let next): attempt = next
                case .give(let refusal): throw await CallFailure(refusal, response)
                }
            }
        }
    }

    private enum Outcome {
        case answered(UpstreamResponse)
        case failed(UpstreamFailure, UpstreamResponse?)
        /// The client has left.
        case left
    }

    private func ask(
        _ attempt: UpstreamAttempt,
        _ call: AdmittedCall,
        _ context: RequestContext,
        _ deadline: ContinuousClock.Instant
    ) async -> Outcome {
        var limits = settings.timeLimits
        limits.total = max(.milliseconds(1), deadline - .now)
        let request = UpstreamRequest(
            .post(call.body),
            attempt.url,
            headers: [
                ("content-type", "application/json"),
                ("accept", call.fields.isStream ? "text/event-stream" : "application/json"),
                ("user-agent", "tenantry-llm-gateway"),
                ("authorization", attempt.key.bearer),
                ("traceparent", context.trace.traceparent),
            ],
            limits: limits
        )
        do throws(UpstreamError) {
            let response = try await client.send(request)
            let status = response.head.status
            guard (200..<300).contains(status) else {
                return .failed(.status(status, retryAfter: response.head.retryAfter), response)
            }
            return .answered(response)
        } catch {
            if error == .cancelled || Task.isCancelled { return .left }
            return .failed(UpstreamFailure(error) ?? .noConnection, nil)
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

extension UpstreamResponse.Head {
    /// `Retry-After` in seconds (RFC 9110, 10.2.3); a date is not taken, no provider sends one.
    var retryAfter: Duration? {
        self["retry-after"].flatMap { Int($0) }.flatMap { (0...86_400).contains($0) ? .seconds($0) : nil }
    }
}

extension Operation {
    var upstreamOperation: UpstreamOperation {
        switch self {
        case .chatCompletions: .chatCompletions
        case .completions: .completions
        case .responses: .responses
        case .embeddings: .embeddings
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
