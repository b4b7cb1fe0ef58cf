import Files

extension SecretText {
    /// The token for the gateway that a file holds.
    ///
    /// - Throws: why it is none.
    convenience init(token bytes: [UInt8]) throws(FileRefusal) {
        do throws(SecretError) {
            try self.init(bytes)
        } catch {
            throw FileRefusal(error.description)
        }
    }

    /// The most bytes of the token's file: a token, and a line break.
    static let tokenFileLimit = mostBytes + 2
}
