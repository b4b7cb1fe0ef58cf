import Files
import OpenAI
import PlatformContract
import ServiceRuntime
import UpstreamHTTP

/// The upstream's answer to a call.
struct UpstreamAnswer: Sendable {
    let response: UpstreamResponse
    /// Knows the attempt, and is told when the answer breaks off.
    let upstream: UpstreamCall
}

/// A call on its way to an upstream that answers it with success: one attempt, or two.
struct UpstreamSearch: Sendable {
    private let call: AdmittedCall
    private let handler: CallHandler
    private let context: RequestContext
    private let upstream: UpstreamCall
    private let deadline: ContinuousClock.Instant
    private var attempt: UpstreamAttempt
    private var attemptStart = ContinuousClock.now
    private var pending: PendingResponse?
    /// Whether something was sent to the client: then nothing is tried again.
    var isCommitted = false

    /// Chooses the first upstream.
    ///
    /// - Throws: `CallFailure` when there is none.
    init(for call: AdmittedCall, _ context: RequestContext, by handler: CallHandler) throws(CallFailure) {
        self.call = call
        self.handler = handler
        self.context = context
        deadline = call.open.start + handler.settings.timeLimits.total
        upstream = handler.upstreams.call(
            call.fields.operation,
            model: call.model,
            deadline: deadline
        )
        do throws(UpstreamRefusal) {
            attempt = try upstream.start()
        } catch {
            throw CallFailure(error)
        }
    }

    /// Waits for an answer.
    ///
    /// - Returns: `nil` when there was silence for the time after which a stream's client is sent a comment.
    /// - Throws: `CallFailure` when no upstream answers, `CancellationError` when the client has left.
    mutating func next() async throws -> UpstreamAnswer? {
        while true {
            if pending == nil { begin() }
            call.open.waits()
            let outcome = await wait()
            call.open.goesOn()
            switch outcome {
            case .silent: return nil
            case .answered(let response):
                upstream.answered()
                handler.plant.attempted(attempt.upstream, .succeeded, firstByte: .now - attemptStart)
                return UpstreamAnswer(response: response, upstream: upstream)
            case .left:
                handler.plant.attempted(attempt.upstream, .cancelled, firstByte: nil)
                throw CancellationError()
            case .failed(let failure, let response):
                try await failed(failure, response)
            }
        }
    }

    private mutating func failed(_ failure: UpstreamFailure, _ response: UpstreamResponse?) async throws(CallFailure) {
        pending = nil
        handler.plant.attempted(attempt.upstream, failure.outcome, firstByte: nil)
        switch upstream.failed(failure) {
        case .retry(let next):
            guard !isCommitted else { throw CallFailure(UpstreamRefusal(failure)) }
            handler.plant.retried(attempt.upstream, failure.outcome, at: next.upstream)
            attempt = next
        case .give(let refusal):
            throw await CallFailure(refusal, response)
        }
    }

    private mutating func begin() {
        attemptStart = .now
        var limits = handler.settings.timeLimits
        limits.total = max(.milliseconds(1), deadline - attemptStart)
        let isStream = call.fields.isStream
        pending = handler.client.start(
            UpstreamRequest(
                .post(call.body),
                attempt.url,
                headers: [
                    ("content-type", "application/json"),
                    ("accept", isStream ? "text/event-stream" : "application/json"),
                    ("user-agent", "tenantry-llm-gateway"),
                    ("authorization", attempt.key.bearer),
                    ("traceparent", context.trace.traceparent),
                ],
                limits: limits,
                silence: isStream ? handler.settings.pingInterval : nil
            )
        )
        let name = attempt.upstream
        call.open.note {
            $0.upstream = name
            $0.attempts += 1
        }
    }

    private enum Outcome {
        case answered(UpstreamResponse)
        case failed(UpstreamFailure, UpstreamResponse?)
        case silent
        /// The client has left.
        case left
    }

    private func wait() async -> Outcome {
        guard let pending else { return .left }
        do throws(UpstreamError) {
            guard let response = try await pending.head() else { return .silent }
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
}

extension UpstreamResponse.Head {
    /// `Retry-After` in seconds (RFC 9110, 10.2.3); a date is not taken, no provider sends one.
    fileprivate var retryAfter: Duration? {
        self["retry-after"].flatMap { Int($0) }.flatMap { (0...86_400).contains($0) ? .seconds($0) : nil }
    }
}
