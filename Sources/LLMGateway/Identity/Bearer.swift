/// The credential of an `Authorization: Bearer` header (RFC 6750, 2.1).
struct Bearer: Sendable {
    /// The longest credential that is looked at. A projected token has about 1 KB.
    static let mostBytes = 8 << 10
    /// How every header begins that was put in canonical form.
    static let scheme = "Bearer "

    /// The credential alone.
    let credential: Substring

    /// The credential of a header's value: the scheme in any case, one space, and letters, digits and `-._~+/` with `=` at the
    /// end. Several headers come joined by commas, which are none of these.
    init(_ value: String) throws(AuthenticationError) {
        let text = value.utf8
        guard text.count > Self.scheme.utf8.count, text.count <= Self.scheme.utf8.count + Self.mostBytes else {
            throw .malformed
        }
        let start = text.index(text.startIndex, offsetBy: Self.scheme.utf8.count)
        guard zip(text, Self.scheme.utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }),
            text[text.index(before: start)] == 0x20
        else { throw .malformed }
        let credential = text[start...]
        let padding = credential.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding < credential.count, credential.dropLast(padding).allSatisfy(Self.isTokenByte) else {
            throw .malformed
        }
        self.credential = value[start...]
    }

    /// `b64token` of RFC 6750.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
