/// A response that is still to come. Whoever lets go of it cancels the request.
public struct PendingResponse: Sendable {
    let lease: UpstreamResponse.Lease

    /// Waits for the head of the response; or for all of it, when it says that it is short.
    ///
    /// Cancelling the task cancels the request.
    ///
    /// - Returns: `nil` after a silence (``UpstreamRequest/silence``), and never where none is to be told.
    /// - Throws: `UpstreamError`.
    public func head() async throws(UpstreamError) -> UpstreamResponse? {
        switch try await lease.exchange.start() {
        case nil: nil
        case .whole(let head, let bytes): UpstreamResponse(head: head, body: .init(source: .whole(bytes)))
        case .head(let head): UpstreamResponse(head: head, body: .init(source: .running(lease)))
        }
    }
}
