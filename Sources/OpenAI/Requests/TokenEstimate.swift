/// How many tokens something is taken for before a model has said it.
///
/// An estimate is reserved from a tenant's limit, or charged where no usage ever comes, so that it should rather be too
/// large. OpenAI's tokenizers (cl100k, o200k) make a token of about four bytes of English text, of three to four bytes of
/// code and of Cyrillic or Chinese in UTF-8: three bytes a token errs to the safe side for nearly all that people write.
/// Text that is dearer on purpose (random letters, rare scripts: down to one byte a token) is settled by the usage.
public enum TokenEstimate: Sendable {
    /// Tokens around each message: its role and separators; three to four, by OpenAI's cookbook on counting tokens.
    public static let perMessage = 4
    /// Tokens of a picture, a recording or a file. An image in high detail is about 85 + 170 x 8 tokens to GPT-4o, by
    /// OpenAI's guide on vision. Bytes tell nothing here.
    public static let perMedium = 1_500

    /// The tokens of a text.
    ///
    /// - Parameter bytes: its length in UTF-8.
    public static func tokens(ofTextBytes bytes: Int) -> Int {
        bytes / 3 + (bytes % 3 == 0 ? 0 : 1)
    }
}
