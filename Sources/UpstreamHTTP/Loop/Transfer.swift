internal import CLibcurl
import NIOCore

/// An easy handle, and what the transfer on it has brought in this pass. It lives on the loop's thread, and is used again.
final class Transfer {
    let easy: EasyHandle
    private let pass: Pass
    /// A response of so many bytes is handed over whole.
    private let wholeLimit: Int
    private var options = RequestOptions()

    private(set) var exchange: Exchange?
    private(set) var isFinished = false
    private var delivery = Exchange.Delivery()
    private var head = ResponseHeadParser()
    /// Why the transfer ends, when it is we who end it in the middle of one of libcurl's calls.
    private var refusal: UpstreamError?
    private var isTouched = false
    /// Bytes that the reader has not taken, as of the last pass.
    private var waiting = 0
    /// The length that the head says, -1 when it says none; `nil` until somebody asks.
    private var length: Int?

    private var start = Ticks.never
    private var lastByte = Ticks.never

    init?(_ configuration: UpstreamClient.Configuration, sockets: Sockets, pass: Pass) {
        guard let easy = EasyHandle() else { return nil }
        self.easy = easy
        self.pass = pass
        wholeLimit = min(configuration.wholeResponse, Exchange.highMark)
        sockets.attach(to: self.easy)
        receive()
        RequestOptions.setFixed(on: self.easy, configuration)
    }

    /// The transfer of an easy handle.
    static func of(_ easy: UnsafeMutableRawPointer) -> Transfer? {
        curl_get_private(easy).map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Has libcurl bring here what comes.
    private func receive() {
        let me = Unmanaged.passUnretained(self).toOpaque()
        curl_set_pointer(easy.raw, CURLOPT_PRIVATE, me)
        curl_set_pointer(easy.raw, CURLOPT_WRITEDATA, me)
        curl_set_pointer(easy.raw, CURLOPT_HEADERDATA, me)
        curl_set_callback(easy.raw, CURLOPT_WRITEFUNCTION) { bytes, size, count, transfer in
            guard let bytes, let transfer else { return 0 }
            return Unmanaged<Transfer>.fromOpaque(transfer).takeUnretainedValue()
                .take(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        curl_set_callback(easy.raw, CURLOPT_HEADERFUNCTION) { bytes, size, count, transfer in
            guard let bytes, let transfer else { return 0 }
            return Unmanaged<Transfer>.fromOpaque(transfer).takeUnretainedValue()
                .takeLine(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
    }
}

// MARK: - One request

extension Transfer {
    /// Prepares the handle for a request.
    ///
    /// - Throws: ``UpstreamError/invalidRequest(_:)``
    func begin(_ exchange: Exchange) throws(UpstreamError) {
        try options.set(exchange.request, on: easy)
        self.exchange = exchange
        isFinished = false
        // Still touched is one whose last request was cancelled in this pass: there is nothing to hand over then.
        waiting = 0
        delivery = Exchange.Delivery()
        head = ResponseHeadParser()
        refusal = nil
        length = nil
        start = pass.now
        lastByte = start
        pass.expect(deadline.time)
    }

    /// Lets go of the request.
    func end() {
        options.releaseBody()
        delivery = Exchange.Delivery()
        exchange = nil
    }

    /// Ends with a result of our own, or libcurl's.
    func finish(_ result: Result<Void, UpstreamError>) {
        guard !isFinished else { return }
        isFinished = true
        delivery.end = result
        touch()
    }

    /// Ends with libcurl's result.
    func complete(_ code: CURLcode) {
        if code == CURLE_OK, head.isComplete { return finish(.success(())) }
        finish(.failure(refusal ?? UpstreamError(code, on: easy, of: exchange?.request)))
    }

    /// Ends when it has taken too long.
    func checkLimits() {
        guard !isFinished else { return }
        let (time, phase) = deadline
        guard time <= pass.now else { return pass.expect(time) }
        let isSent = curl_get_long(easy.raw, CURLINFO_REQUEST_SIZE) > 0
        finish(.failure(.timeLimit(phase == .firstByte && !isSent ? .connect : phase)))
    }

    /// When the next limit ends, and which.
    private var deadline: (time: Ticks, phase: UpstreamError.Phase) {
        let total = start + options.limits.total
        let phase =
            if !head.isComplete {
                (start + options.limits.firstByte, UpstreamError.Phase.firstByte)
            } else if delivery.isPaused {
                (Ticks.never, UpstreamError.Phase.idle)
            } else {
                (lastByte + options.limits.idle, UpstreamError.Phase.idle)
            }
        return total <= phase.0 ? (total, .total) : phase
    }

    /// Reads the connection again.
    func resume() {
        guard delivery.isPaused, !isFinished else { return }
        delivery.isPaused = false
        waiting = 0
        lastByte = pass.now
        pass.expect(deadline.time)
        curl_easy_pause(easy.raw, CURLPAUSE_CONT)
    }

    /// Hands over what came.
    func deliver() {
        isTouched = false
        guard let exchange else { return }
        if isGatheredWhole {
            guard let end = delivery.end else { return }
            // Nobody has seen the beginning: it is no response.
            if case .failure = end { delivery = Exchange.Delivery(end: end) }
        }
        let isPaused = delivery.isPaused
        var handed = Exchange.Delivery(isPaused: isPaused)
        swap(&handed, &delivery)
        let (waiting, resumes) = exchange.deliver(handed)
        self.waiting = waiting
        if resumes { resume() }
    }

    /// Whether the response is short, and waits for its end, so that its reader is woken once.
    private var isGatheredWhole: Bool {
        guard delivery.head != nil, !delivery.isPaused else { return false }
        return (0...wholeLimit).contains(knownLength)
    }

    private var knownLength: Int {
        if let length { return length }
        let length = Int(curl_get_offset(easy.raw, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T))
        self.length = length
        return length
    }

    private func touch() {
        guard !isTouched else { return }
        isTouched = true
        pass.touch(self)
    }
}

// MARK: - What comes

extension Transfer {
    /// What libcurl hands over at a time when a body comes fast.
    private static let fullPiece = Int(CURL_MAX_WRITE_SIZE)

    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard !isFinished, head.isComplete else { return 0 }
        guard waiting + delivery.bytes.readableBytes < Exchange.highMark else {
            delivery.isPaused = true
            touch()
            return Int(CURL_WRITEFUNC_PAUSE)
        }
        if delivery.bytes.readableBytes == 0 {
            let more = knownLength <= wholeLimit ? knownLength : bytes.count < Self.fullPiece ? 0 : 4 * Self.fullPiece
            delivery.bytes = ByteBufferAllocator().buffer(capacity: max(bytes.count, more))
        }
        delivery.bytes.writeBytes(bytes)
        lastByte = pass.now
        touch()
        return bytes.count
    }

    private func takeLine(_ bytes: UnsafeRawBufferPointer) -> Int {
        lastByte = pass.now
        switch head.take(bytes) {
        case .more: break
        case .complete(let head):
            delivery.head = head
            pass.expect(deadline.time)
            touch()
        case .refused(let reason):
            refusal = .invalidResponse(reason)
            return 0
        }
        return bytes.count
    }
}
