extension Expression {
    /// How many tokens a text has, up to the first character that can't stand where it is; what the benchmark counts.
    package static func tokenCount(of text: String, as dialect: Dialect = .prometheus) -> Int {
        var lexer = Lexer(text, dialect: dialect)
        var count = 0
        while let token = try? lexer.next(), token.kind != .end { count += 1 }
        return count
    }
}
