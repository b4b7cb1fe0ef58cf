import HTTPTypes
public import HummingbirdCore
public import NIOCore

extension Request {
    /// The whole body.
    ///
    /// - Throws: `ServiceError`: 413 when it is too large, before any of it is read where its length is told.
    public func body(in context: RequestContext) async throws -> ByteBuffer {
        if let text = headers.text(.contentLength), let length = Int(text), length > context.bodyLimit {
            throw ServiceError.bodyTooLarge(limit: context.bodyLimit)
        }
        var whole = ByteBuffer()
        for try await piece in body {
            guard whole.readableBytes + piece.readableBytes <= context.bodyLimit else {
                throw ServiceError.bodyTooLarge(limit: context.bodyLimit)
            }
            if whole.readableBytes == 0 {
                whole = piece
            } else {
                var piece = piece
                whole.writeBuffer(&piece)
            }
        }
        return whole
    }
}

extension ServiceError {
    static func bodyTooLarge(limit: Int) -> ServiceError {
        // What is left of the body would be read for nothing.
        ServiceError(
            .contentTooLarge,
            code: "request_too_large",
            "the body has more than \(limit) bytes",
            headers: [.connection: "close"]
        )
    }
}
