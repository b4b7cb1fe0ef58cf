/// Something in a text that looks like a secret. It holds no part of it.
struct SecretFinding: Hashable, Sendable {
    /// What it looks like.
    enum Kind: Hashable, Sendable {
        /// A key of a format that is known, by its name in a message.
        case known(String)
        case privateKey
        /// An address with a password in it.
        case address
        /// Characters that look random.
        case random
        /// Base64 of what is base64 itself.
        case twiceEncoded
    }

    var kind: Kind
    /// The bytes of the text.
    var range: Range<Int>
    /// Whether it was found in what the bytes say in base64.
    var isEncoded = false
}
