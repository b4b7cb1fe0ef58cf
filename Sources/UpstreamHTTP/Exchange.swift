import Synchronization

/// One request and what has come back so far: the mailbox between the loop's thread and one reader.
///
/// The loop puts in what a pass brought, all at once, so that a small answer wakes its reader once.
final class Exchange: Sendable {
    /// With more bytes than these waiting, the connection is not read any further.
    static let highMark = 256 << 10
    /// With fewer than these it is read again.
    static let lowMark = 64 << 10

    fileprivate struct State {
        var head: UpstreamResponse.Head?
        var pieces: [[UInt8]] = []
        var next = 0
        var waiting = 0
        var end: Result<Void, UpstreamError>?
        var reader: UnsafeContinuation<Void, Never>?
        /// Whether the loop waits for the reader.
        var isPaused = false
        var isCancelled = false

        /// Whether a reader has something to take.
        var isReady: Bool { next < pieces.count || end != nil }
    }

    let request: UpstreamRequest
    private let loop: CurlLoop
    private let state = Mutex(State())

    init(_ request: UpstreamRequest, on loop: CurlLoop) {
        self.request = request
        self.loop = loop
    }

    /// Whether the reader has left.
    var isCancelled: Bool { state.withLock { $0.isCancelled } }
}

// MARK: - The reader

extension Exchange {
    /// The head, once it is there.
    func head() async throws(UpstreamError) -> UpstreamResponse.Head {
        while true {
            let (head, end) = state.withLock { ($0.head, $0.end) }
            if let head { return head }
            if case .failure(let error) = end { throw error }
            await wait { $0.head != nil || $0.end != nil }
        }
    }

    /// The next piece of the body; `nil` at its end.
    func nextPiece() async throws(UpstreamError) -> [UInt8]? {
        while true {
            let (piece, end, resumes) = state.withLock { $0.take() }
            if resumes { loop.post(.resume(self)) }
            if let piece { return piece }
            switch end {
            case .success: return nil
            case .failure(let error): throw error
            case nil: await wait { $0.isReady }
            }
        }
    }

    /// Ends the request: nobody reads any more.
    func cancel() {
        let (reader, wasRunning) = state.withLock { state in
            let wasRunning = state.end == nil && !state.isCancelled
            state.isCancelled = true
            if state.end == nil { state.end = .failure(.cancelled) }
            defer { state.reader = nil }
            return (state.reader, wasRunning)
        }
        reader?.resume()
        if wasRunning { loop.post(.cancel(self)) }
    }

    private func wait(until isReady: @Sendable (borrowing State) -> Bool) async {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                let isReady = state.withLock { state in
                    if isReady(state) { return true }
                    state.reader = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            cancel()
        }
    }
}

extension Exchange.State {
    /// What the reader takes, and whether the loop has to be told that it may go on.
    fileprivate mutating func take() -> (piece: [UInt8]?, end: Result<Void, UpstreamError>?, resumes: Bool) {
        // A reader who left takes nothing.
        guard !isCancelled, next < pieces.count else { return (nil, end, false) }
        let piece = pieces[next]
        pieces[next] = []
        next += 1
        waiting -= piece.count
        if next == pieces.count {
            pieces.removeAll(keepingCapacity: true)
            next = 0
        }
        guard isPaused, waiting < Exchange.lowMark else { return (piece, nil, false) }
        isPaused = false
        return (piece, nil, true)
    }
}

// MARK: - The loop

extension Exchange {
    /// What a pass of the loop brought.
    struct Delivery {
        var head: UpstreamResponse.Head?
        var bytes: [UInt8] = []
        var end: Result<Void, UpstreamError>?
        /// Whether the loop has stopped reading the connection.
        var isPaused = false
    }

    /// Puts in what a pass brought.
    ///
    /// - Returns: how many bytes wait, and whether the loop has to go on reading, as the reader was faster than its pause.
    func deliver(_ delivery: Delivery) -> (waiting: Int, resumes: Bool) {
        let (reader, result) = state.withLock { state in
            if let head = delivery.head { state.head = head }
            if !delivery.bytes.isEmpty {
                state.pieces.append(delivery.bytes)
                state.waiting += delivery.bytes.count
            }
            if state.end == nil { state.end = delivery.end }
            let resumes = delivery.isPaused && state.waiting < Self.lowMark
            state.isPaused = delivery.isPaused && !resumes
            defer { state.reader = nil }
            return (state.reader, (state.waiting, resumes))
        }
        reader?.resume()
        return result
    }
}
