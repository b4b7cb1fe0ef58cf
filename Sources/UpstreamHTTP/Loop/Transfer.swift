internal import CLibcurl
import Glibc

/// An easy handle, and what the transfer on it has brought in this pass. It lives on the loop's thread, and is used again.
final class Transfer {
    let easy: UnsafeMutableRawPointer
    private unowned let loop: LoopThread

    private(set) var exchange: Exchange?
    private(set) var isFinished = false
    private var delivery = Exchange.Delivery()
    private var head = ResponseHeadParser()
    private var isTouched = false
    /// Bytes that the reader has not taken, as of the last pass.
    private var waiting = 0

    /// The lines and the body that the handle reads from while the transfer runs.
    private var lines: UnsafeMutablePointer<curl_slist>?
    private var body: UnsafeMutablePointer<UInt8>?

    private var start = ContinuousClock.now
    private var lastByte = ContinuousClock.now

    init?(loop: LoopThread) {
        guard let easy = curl_easy_init() else { return nil }
        self.easy = easy
        self.loop = loop
        configure(loop.configuration)
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(lines)
        body?.deallocate()
    }

    /// The transfer of an easy handle.
    static func of(_ easy: UnsafeMutableRawPointer) -> Transfer? {
        curl_get_private(easy).map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// What all transfers have in common.
    private func configure(_ configuration: UpstreamClient.Configuration) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        curl_set_pointer(easy, CURLOPT_PRIVATE, me)
        curl_set_pointer(easy, CURLOPT_WRITEDATA, me)
        curl_set_pointer(easy, CURLOPT_HEADERDATA, me)
        curl_set_callback(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, transfer in
            guard let bytes, let transfer else { return 0 }
            return Unmanaged<Transfer>.fromOpaque(transfer).takeUnretainedValue()
                .take(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        curl_set_callback(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, transfer in
            guard let bytes, let transfer else { return 0 }
            return Unmanaged<Transfer>.fromOpaque(transfer).takeUnretainedValue()
                .takeLine(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        curl_set_long(easy, CURLOPT_NOSIGNAL, 1)
        curl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        curl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        curl_set_long(easy, CURLOPT_TCP_NODELAY, 1)
        curl_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        // An empty one: without it, the environment names one.
        curl_set_string(easy, CURLOPT_PROXY, configuration.proxy ?? "")
        if let authorities = configuration.authorities { curl_set_string(easy, CURLOPT_CAINFO, authorities) }
    }
}

// MARK: - One request

extension Transfer {
    func begin(_ exchange: Exchange) {
        self.exchange = exchange
        isFinished = false
        isTouched = false
        waiting = 0
        delivery = Exchange.Delivery()
        head = ResponseHeadParser()
        start = .now
        lastByte = start
        let request = exchange.request
        curl_set_string(easy, CURLOPT_URL, request.url)
        curl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, request.limits.connect.milliseconds)
        for (name, value) in request.headers {
            // An empty value would mean that libcurl is to send no such line.
            lines = curl_slist_append(lines, value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        switch request.method {
        case .get:
            curl_set_long(easy, CURLOPT_HTTPGET, 1)
        case .post(let bytes):
            // No waiting for 100 Continue.
            lines = curl_slist_append(lines, "Expect:")
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
            bytes.withUnsafeBufferPointer { source in
                if let start = source.baseAddress { copy.initialize(from: start, count: source.count) }
            }
            body = copy
            curl_set_long(easy, CURLOPT_POST, 1)
            curl_set_pointer(easy, CURLOPT_POSTFIELDS, copy)
            curl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, bytes.count)
        }
        curl_set_lines(easy, CURLOPT_HTTPHEADER, lines)
    }

    /// Lets go of the request.
    func end() {
        curl_set_lines(easy, CURLOPT_HTTPHEADER, nil)
        curl_set_pointer(easy, CURLOPT_POSTFIELDS, nil)
        curl_slist_free_all(lines)
        lines = nil
        body?.deallocate()
        body = nil
        exchange = nil
    }

    /// Ends with a result of our own, or libcurl's.
    func finish(_ result: Result<Void, UpstreamError>) {
        guard !isFinished else { return }
        isFinished = true
        delivery.end = result
        touch()
    }

    func complete(_ code: CURLcode) {
        let isDone = code == CURLE_OK && head.isComplete
        finish(isDone ? .success(()) : .failure(UpstreamError(code, head: head)))
    }

    func checkLimits(at now: ContinuousClock.Instant) {
        guard !isFinished, let limits = exchange?.request.limits else { return }
        if now - start > limits.total {
            finish(.failure(.timeLimit(.total)))
        } else if !head.isComplete, now - start > limits.firstByte {
            finish(.failure(.timeLimit(.firstByte)))
        } else if head.isComplete, !delivery.isPaused, now - lastByte > limits.idle {
            finish(.failure(.timeLimit(.idle)))
        }
    }

    /// Reads the connection again.
    func resume() {
        guard delivery.isPaused, !isFinished else { return }
        delivery.isPaused = false
        waiting = 0
        lastByte = .now
        curl_easy_pause(easy, CURLPAUSE_CONT)
    }

    /// Hands over what came.
    func deliver() {
        isTouched = false
        guard let exchange else { return }
        let handed = delivery
        delivery.bytes = []
        delivery.head = nil
        let (waiting, resumes) = exchange.deliver(handed)
        self.waiting = waiting
        if resumes { resume() }
    }

    private func touch() {
        guard !isTouched else { return }
        isTouched = true
        loop.touch(self)
    }
}

// MARK: - What comes

extension Transfer {
    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard !isFinished else { return 0 }
        guard waiting + delivery.bytes.count < Exchange.highMark else {
            delivery.isPaused = true
            touch()
            return Int(CURL_WRITEFUNC_PAUSE)
        }
        delivery.bytes.append(contentsOf: bytes)
        lastByte = .now
        touch()
        return bytes.count
    }

    private func takeLine(_ bytes: UnsafeRawBufferPointer) -> Int {
        lastByte = .now
        switch head.take(bytes) {
        case .more: break
        case .complete(let head):
            delivery.head = head
            touch()
        case .tooLarge: return 0
        }
        return bytes.count
    }
}

extension Duration {
    fileprivate var milliseconds: Int {
        Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}

extension UpstreamError {
    /// libcurl's result, by what it means here (https://curl.se/libcurl/c/libcurl-errors.html).
    init(_ code: CURLcode, head: ResponseHeadParser) {
        let reason = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_OK: self = .incomplete("the connection ended before the head of the response")
        case CURLE_OPERATION_TIMEDOUT: self = .timeLimit(.connect)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_PROXY:
            self = .noConnection(reason)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            self = .notTrusted(reason)
        case CURLE_URL_MALFORMAT: self = .invalidRequest(reason)
        case CURLE_WRITE_ERROR where !head.isComplete: self = .invalidResponse("its head is too large")
        // What is no HTTP looks like version 0.9 of it, which is not spoken.
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            self = .invalidResponse(reason)
        default: self = .incomplete(reason)
        }
    }
}
