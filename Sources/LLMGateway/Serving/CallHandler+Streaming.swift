import HTTPTypes
import HummingbirdCore
import NIOCore
import OpenAI
import PlatformContract
import ServiceRuntime
import UpstreamHTTP

extension CallHandler {
    /// Answers a call whose answer comes as a stream: its bytes are passed on as they come, and only looked at.
    ///
    /// The head waits for the upstream's, so that a refusal has its own status. Only when an upstream is silent for long is
    /// the head sent before, and a comment now and then: whoever is on the way might take the connection for dead.
    func stream(_ call: AdmittedCall, _ context: RequestContext) async throws -> Response {
        var search: UpstreamSearch
        let answer: UpstreamAnswer?
        do {
            search = try UpstreamSearch(for: call, context, by: self)
            answer = try await search.next()
        } catch {
            return try await self.answer(toFailure: error, of: call.open, context)
        }
        var headers = passedHeaders(answer?.response, call.open)
        headers[.contentType] = "text/event-stream; charset=utf-8"
        headers[.cacheControl] = "no-cache"
        // Proxies on the way hold nothing back (nginx, `proxy_buffering`).
        headers[.accelBuffering] = "no"
        search.isCommitted = true
        return Response(
            status: .ok,
            headers: headers,
            body: .init { [self, search] writer in
                if let answer {
                    try await pass(answer, of: call, to: &writer)
                } else {
                    try await pass(search, of: call, to: &writer)
                }
            }
        )
    }

    /// Passes on the answer that a search finds, and comments until then.
    @concurrent
    private func pass(
        _ search: UpstreamSearch,
        of call: AdmittedCall,
        to writer: inout any ResponseBodyWriter
    ) async throws {
        var search = search
        var answer: UpstreamAnswer?
        do {
            while answer == nil {
                try await writer.write(Self.ping)
                answer = try await search.next()
            }
        } catch let failure as CallFailure {
            try await writer.write(ServiceError(failure).event)
            try await writer.finish(nil)
            await call.open.end(failure.refusal.reason.outcome, status: 200, .notTaken)
            return
        } catch {
            await call.open.end(.cancelled, status: 499, .abandoned(after: .now - call.open.start))
            throw error
        }
        if let answer { try await pass(answer, of: call, to: &writer) }
    }

    /// Passes a stream on to its end, or to where it breaks off.
    @concurrent
    private func pass(
        _ answer: UpstreamAnswer,
        of call: AdmittedCall,
        to writer: inout any ResponseBodyWriter
    ) async throws {
        let open = call.open
        open.note { $0.hasBegun = true }
        // The gateway's own time is that up to here: two looks at the clock a chunk would cost more than they tell.
        open.waits()
        var filter = EventStreamFilter(operation: call.fields.operation, removesUsage: !call.fields.includesUsage)
        var pieces = answer.response.body.makeAsyncIterator()
        do {
            while true {
                let piece: ByteBuffer?
                do {
                    piece = try await pieces.next()
                } catch let error as UpstreamError where error != .cancelled {
                    _ = answer.upstream.failed(.interrupted)
                    try await writer.write(APIError.interrupted.event)
                    try await writer.finish(nil)
                    await end(call, filter, .upstreamFailed)
                    return
                }
                guard let piece else { break }
                guard piece.readableBytes > 0 else {
                    try await writer.write(Self.ping)
                    continue
                }
                let hadText = filter.outputBytes > 0
                let passed = filter.take(piece)
                if !hadText, filter.outputBytes > 0 { open.note { $0.timeToFirstToken = .now - $0.start } }
                if let passed { try await writer.write(passed) }
            }
            if let rest = filter.end() { try await writer.write(rest) }
            try await writer.finish(nil)
            await end(call, filter, .succeeded)
        } catch {
            await end(call, filter, .cancelled)
            throw error
        }
    }

    private func end(_ call: AdmittedCall, _ filter: EventStreamFilter, _ outcome: LLMRequestOutcome) async {
        call.open.goesOn()
        call.open.note { record in
            if let first = record.timeToFirstToken { record.generationTime = .now - record.start - first }
        }
        // An event is at least a token, however short its text.
        let bytes = max(filter.outputBytes, filter.outputBytes > 0 ? filter.chunks * 3 : 0)
        await call.open.end(
            outcome,
            status: 200,
            outcome == .succeeded
                ? .answered(filter.usage, outputBytes: bytes) : .cutShort(filter.usage, outputBytes: bytes)
        )
    }

    private static let ping = ByteBuffer(staticString: ": ping\n\n")
}

extension APIError {
    /// The stream broke off after its head was sent.
    fileprivate static let interrupted = APIError(
        status: 502,
        code: "upstream_error",
        "the upstream's answer broke off"
    )
}

extension HTTPField.Name {
    fileprivate static let accelBuffering = constant("x-accel-buffering")
}
