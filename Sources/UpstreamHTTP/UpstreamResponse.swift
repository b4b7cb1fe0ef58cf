/// The head of a response, and its body as it comes.
public struct UpstreamResponse: Sendable {
    /// The status and the header lines.
    public struct Head: Sendable {
        /// The status code.
        public var status: Int
        /// The header lines in their order.
        public var headers: [(name: String, value: String)]

        /// The value of the first line with a name, in any case.
        public subscript(name: String) -> String? {
            headers.first { $0.name.utf8.elementsEqual(name.utf8, by: Self.areEqual) }?.value
        }

        /// Letters are ASCII (RFC 9110, 5.1).
        private static func areEqual(_ left: UInt8, _ right: UInt8) -> Bool {
            func lowercase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
            return lowercase(left) == lowercase(right)
        }
    }

    /// The status and the header lines.
    public let head: Head
    /// The body. Whoever lets go of it before its end cancels the request.
    public let body: Body
}

extension UpstreamResponse {
    /// The pieces of a body as they came over the connection, for one reader.
    ///
    /// Not more than a few hundred kilobytes wait for the reader: the connection waits when it is slow.
    public struct Body: AsyncSequence, Sendable {
        /// A piece of bytes.
        public typealias Element = [UInt8]
        /// `UpstreamError`, which the protocol has no way to say of a `for` loop.
        public typealias Failure = any Error

        /// Where the reader is.
        public struct AsyncIterator: AsyncIteratorProtocol, Sendable {
            fileprivate let lease: Lease

            /// The next piece, never empty; `nil` at the end.
            ///
            /// - Throws: `UpstreamError`.
            public mutating func next() async throws -> [UInt8]? {
                try await lease.exchange.nextPiece()
            }
        }

        let lease: Lease

        /// A reader; there may be only one.
        public func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(lease: lease)
        }

        /// The whole body.
        ///
        /// - Throws: `UpstreamError`; ``UpstreamError/invalidResponse(_:)`` when it is larger than the limit.
        public func collect(upTo limit: Int) async throws -> [UInt8] {
            var bytes: [UInt8] = []
            for try await piece in self {
                guard bytes.count + piece.count <= limit else {
                    throw UpstreamError.invalidResponse("the body has more than \(limit) bytes")
                }
                if bytes.isEmpty { bytes = piece } else { bytes += piece }
            }
            return bytes
        }
    }

    /// The right to read a body: who loses it cancels the request.
    final class Lease: Sendable {
        let exchange: Exchange

        init(_ exchange: Exchange) {
            self.exchange = exchange
        }

        deinit {
            exchange.cancel()
        }
    }
}
