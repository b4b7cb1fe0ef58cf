public import NIOCore

/// The head of a response, and its body as it comes.
public struct UpstreamResponse: Sendable {
    /// The status and the header lines.
    public let head: Head
    /// The body. Whoever lets go of it before its end cancels the request.
    public let body: Body
}

extension UpstreamResponse {
    /// The pieces of a body as they came over the connection, for one reader.
    ///
    /// Not more than a few hundred kilobytes wait for the reader: the connection waits when it is slow. A response that says
    /// a length of at most ``UpstreamClient/Configuration/wholeResponse`` is one piece, and here already.
    public struct Body: AsyncSequence, Sendable {
        /// A piece of bytes, in memory that belongs to nobody else.
        public typealias Element = ByteBuffer
        /// `UpstreamError`, which the protocol has no way to say of a `for` loop.
        public typealias Failure = any Error

        enum Source: Sendable {
            case whole(ByteBuffer)
            case running(Lease)
        }

        /// Where the reader is.
        public struct AsyncIterator: AsyncIteratorProtocol, Sendable {
            fileprivate var source: Source

            /// The next piece, never empty but after a silence (``UpstreamRequest/silence``); `nil` at the end.
            ///
            /// - Throws: `UpstreamError`.
            public mutating func next() async throws -> ByteBuffer? {
                switch source {
                case .running(let lease):
                    return try await lease.exchange.nextPiece()
                case .whole(let bytes):
                    source = .whole(ByteBuffer())
                    return bytes.readableBytes > 0 ? bytes : nil
                }
            }
        }

        let source: Source

        /// A reader; there may be only one.
        public func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(source: source)
        }

        /// The whole body, when it has arrived with the head already.
        public var whole: ByteBuffer? {
            if case .whole(let bytes) = source { bytes } else { nil }
        }

        /// The whole body.
        ///
        /// - Throws: `UpstreamError`; ``UpstreamError/invalidResponse(_:)`` when it is larger than the limit.
        public func collect(upTo limit: Int) async throws(UpstreamError) -> ByteBuffer {
            let lease: Lease
            switch source {
            case .running(let running): lease = running
            case .whole(let bytes):
                guard bytes.readableBytes <= limit else { throw .tooLarge(limit) }
                return bytes
            }
            var body = ByteBuffer()
            while let piece = try await lease.exchange.nextPiece() {
                guard body.readableBytes + piece.readableBytes <= limit else { throw .tooLarge(limit) }
                if body.readableBytes == 0 { body = piece } else { body.writeImmutableBuffer(piece) }
            }
            return body
        }
    }

    /// The right to read a body: who loses it cancels the request. It keeps the client, whose end would be the response's.
    final class Lease: Sendable {
        let exchange: Exchange
        private let client: UpstreamClient

        init(_ exchange: Exchange, of client: UpstreamClient) {
            self.exchange = exchange
            self.client = client
        }

        deinit {
            exchange.cancel()
        }
    }
}

extension UpstreamError {
    fileprivate static func tooLarge(_ limit: Int) -> UpstreamError {
        .invalidResponse("the body has more than \(limit) bytes")
    }
}
