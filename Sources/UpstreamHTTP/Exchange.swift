import NIOCore
import Synchronization

/// One request and what has come back so far: the mailbox between the loop's thread and one reader.
///
/// The loop puts in what a pass brought, all at once, so that a small answer wakes its reader once.
final class Exchange: Sendable {
    /// With more bytes than these waiting, the connection is not read any further.
    static let highMark = 256 << 10
    /// With fewer than these it is read again.
    static let lowMark = 64 << 10
    /// Pieces that wait are joined up to this size: many small ones would take more memory than their bytes.
    fileprivate static let joinedPiece = 16 << 10

    fileprivate struct State {
        var head: UpstreamResponse.Head?
        /// The pieces that wait; most often there is one.
        var first = ByteBuffer()
        var later: [ByteBuffer] = []
        var taken = 0
        var waiting = 0
        var end: Result<Void, UpstreamError>?
        var reader: UnsafeContinuation<Void, Never>?
        /// Whether the loop waits for the reader.
        var isPaused = false
        var isCancelled = false
    }

    let request: UpstreamRequest
    private let loop: CurlLoop
    private let state = Mutex(State())
    private let slotIndex = Atomic(-1)

    init(_ request: UpstreamRequest, on loop: CurlLoop) {
        self.request = request
        self.loop = loop
    }

    /// Whether the reader has left.
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Where the loop has the transfer; only the loop's thread asks.
    var slot: Int {
        get { slotIndex.load(ordering: .relaxed) }
        set { slotIndex.store(newValue, ordering: .relaxed) }
    }
}

// MARK: - The reader

extension Exchange {
    /// What there is when a request's reader is woken for the first time.
    enum Start: Sendable {
        /// All of the response.
        case whole(UpstreamResponse.Head, ByteBuffer)
        /// Its head; the body is still to be read.
        case head(UpstreamResponse.Head)
    }

    /// The head, once it is there, and the body if it is there too.
    func start() async throws(UpstreamError) -> Start {
        await wait { $0.head != nil || $0.end != nil }
        let start: Result<Start, UpstreamError> = state.withLock { state in
            // A reader who left gets nothing.
            guard let head = state.head, !state.isCancelled else { return .failure(state.end?.error ?? .cancelled) }
            guard case .success = state.end, state.later.isEmpty else { return .success(.head(head)) }
            return .success(.whole(head, state.first))
        }
        return try start.get()
    }

    /// The next piece of the body; `nil` at its end.
    func nextPiece() async throws(UpstreamError) -> ByteBuffer? {
        while true {
            let (piece, end, resumes) = state.withLock { $0.take() }
            if resumes { loop.post(.resume(self)) }
            if let piece { return piece }
            switch end {
            case .success: return nil
            case .failure(let error): throw error
            case nil: await wait { $0.first.readableBytes > 0 || $0.end != nil }
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
    fileprivate mutating func take() -> (piece: ByteBuffer?, end: Result<Void, UpstreamError>?, resumes: Bool) {
        // A reader who left takes nothing.
        guard !isCancelled, first.readableBytes > 0 else { return (nil, end, false) }
        let piece = first
        first = nextLater()
        waiting -= piece.readableBytes
        guard isPaused, waiting < Exchange.lowMark else { return (piece, nil, false) }
        isPaused = false
        return (piece, nil, true)
    }

    fileprivate mutating func append(_ bytes: ByteBuffer) {
        waiting += bytes.readableBytes
        if first.readableBytes == 0 {
            first = bytes
        } else if let last = later.indices.last,
            later[last].readableBytes + bytes.readableBytes <= Exchange.joinedPiece
        {
            later[last].writeImmutableBuffer(bytes)
        } else {
            later.append(bytes)
        }
    }

    private mutating func nextLater() -> ByteBuffer {
        guard taken < later.count else { return ByteBuffer() }
        defer {
            later[taken] = ByteBuffer()
            taken += 1
            if taken == later.count {
                later.removeAll(keepingCapacity: true)
                taken = 0
            }
        }
        return later[taken]
    }
}

extension Result {
    fileprivate var error: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}

// MARK: - The loop

extension Exchange {
    /// What a pass of the loop brought.
    struct Delivery {
        var head: UpstreamResponse.Head?
        var bytes = ByteBuffer()
        var end: Result<Void, UpstreamError>?
        /// Whether the loop has stopped reading the connection.
        var isPaused = false
    }

    /// Puts in what a pass brought.
    ///
    /// - Returns: how many bytes wait, and whether the loop has to go on reading, as the reader was faster than its pause.
    func deliver(_ delivery: Delivery) -> (waiting: Int, resumes: Bool) {
        let (reader, result): (UnsafeContinuation<Void, Never>?, (Int, Bool)) = state.withLock { state in
            if let head = delivery.head { state.head = head }
            if delivery.bytes.readableBytes > 0 { state.append(delivery.bytes) }
            if state.end == nil { state.end = delivery.end }
            let resumes = delivery.isPaused && state.waiting < Self.lowMark
            state.isPaused = delivery.isPaused && !resumes
            // A pause alone is nothing to wake for.
            guard state.head != nil && state.first.readableBytes > 0 || delivery.head != nil || state.end != nil else {
                return (nil, (state.waiting, resumes))
            }
            defer { state.reader = nil }
            return (state.reader, (state.waiting, resumes))
        }
        reader?.resume()
        return result
    }

    /// Ends with an error before anything was sent.
    func fail(_ error: UpstreamError) {
        _ = deliver(Delivery(end: .failure(error)))
    }
}
