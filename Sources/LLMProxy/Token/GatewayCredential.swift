/// The token that shows the gateway who the tenant is. It can be sent, and neither printed nor dumped.
struct GatewayCredential: Sendable, CustomStringConvertible, CustomReflectable {
    /// The most bytes that a token may have; those of the API server have about one thousand.
    static let limit = 12 << 10

    private let token: String

    /// The token that a file holds.
    ///
    /// - Throws: why it is none.
    init(reading bytes: [UInt8]) throws(FileRefusal) {
        let text = bytes.drop { Self.isWhiteSpace($0) }
        guard let last = text.lastIndex(where: { !Self.isWhiteSpace($0) }) else { throw FileRefusal("it is empty") }
        let token = text[...last]
        guard token.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw FileRefusal("it is no token") }
        self.token = String(decoding: token, as: UTF8.self)
    }

    /// The value of the header `Authorization`.
    var authorization: String { "Bearer \(token)" }

    /// Nothing of it.
    var description: String { "a token" }
    /// Nothing of it.
    var customMirror: Mirror { Mirror(self, children: []) }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
