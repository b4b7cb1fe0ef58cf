import HummingbirdCore
import NIOCore
import PlatformContract
import ServiceRuntime
import UpstreamHTTP

/// The gateway's answer: its head, and a body that whoever reads it reads to the end.
struct GatewayAnswer: Sendable {
    /// The status and the header lines.
    let head: UpstreamResponse.Head
    private let body: UpstreamResponse.Body
    private let call: GatewayCall
    private let context: RequestContext

    init(_ response: UpstreamResponse, of call: GatewayCall, _ context: RequestContext) {
        head = response.head
        body = response.body
        self.call = call
        self.context = context
    }

    /// Whether the whole body is here, so that it needs no stream to be passed on.
    var isWhole: Bool { body.whole != nil }

    /// The whole body.
    ///
    /// - Throws: `ServiceError` when it breaks off, or is larger than the limit; `CancellationError` when the client has left.
    func collect(upTo limit: Int) async throws -> ByteBuffer {
        do throws(UpstreamError) {
            let whole = try await body.collect(upTo: limit)
            call.ended(UpstreamOutcome(status: head.status))
            return whole
        } catch {
            throw failure(error)
        }
    }

    /// Passes on what is made of the pieces of the body, as they come.
    ///
    /// - Throws: what `edit` throws, and the writer; and as ``collect(upTo:)``.
    @concurrent
    func pass(
        to writer: inout any ResponseBodyWriter,
        _ edit: (ByteBuffer) throws -> ByteBuffer? = { $0 }
    ) async throws {
        do {
            for try await piece in body {
                if let piece = try edit(piece) { try await writer.write(piece) }
            }
            call.ended(UpstreamOutcome(status: head.status))
        } catch let error as UpstreamError {
            throw failure(error)
        }
    }

    private func failure(_ error: UpstreamError) -> any Error {
        call.ended(UpstreamOutcome(error))
        return GatewayFailure.error(for: error, context)
    }
}

extension UpstreamOutcome {
    /// How a call ended that had no answer, or none to the end.
    init(_ error: UpstreamError) {
        self =
            switch error {
            case .cancelled: .cancelled
            case .timeLimit(.connect), .noConnection, .notTrusted, .shutDown: .unreachable
            case .timeLimit: .timedOut
            case .incomplete, .invalidResponse, .invalidRequest: .broken
            }
    }
}
