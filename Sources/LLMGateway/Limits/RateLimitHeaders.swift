import HTTPTypes

/// OpenAI's `x-ratelimit-*` headers.
///
/// Names and meanings as OpenAI's guide "Rate limits in headers" has them: limits and what remains as whole numbers, resets as the
/// time until the limit is whole again, written like Go's durations (`1s`, `6m0s`, `20ms`, `2m52.8s`).
enum RateLimitHeaders {
    /// Writes the headers of a decision. A reset that never comes is left out.
    static func write(_ state: LimitState, to fields: inout HTTPFields) {
        func write(_ name: HTTPField.Name, _ value: String) { fields.append(HTTPField(name: name, value: value)) }
        write(.limitRequests, String(state.requests.limit))
        write(.limitTokens, String(state.tokens.limit))
        write(.remainingRequests, String(state.requests.remaining))
        write(.remainingTokens, String(state.tokens.remaining))
        if let reset = state.requests.resetMilliseconds { write(.resetRequests, duration(milliseconds: reset)) }
        if let reset = state.tokens.resetMilliseconds { write(.resetTokens, duration(milliseconds: reset)) }
    }

    /// A duration as Go's `time.Duration` prints it: milliseconds below a second, otherwise hours, minutes and seconds from the
    /// first that is not zero, with the fraction of a second as short as it goes. Below zero is zero.
    static func duration(milliseconds: Int) -> String {
        if milliseconds <= 0 { return "0s" }
        if milliseconds < 1000 { return "\(milliseconds)ms" }
        let (minutes, rest) = milliseconds.quotientAndRemainder(dividingBy: 60_000)
        let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1000)
        var text = "\(seconds)"
        if fraction > 0 {
            var digits = String(fraction + 1000).dropFirst()
            while digits.last == "0" { digits.removeLast() }
            text += ".\(digits)"
        }
        text += "s"
        if minutes == 0 { return text }
        return minutes < 60 ? "\(minutes)m\(text)" : "\(minutes / 60)h\(minutes % 60)m\(text)"
    }
}

extension HTTPField.Name {
    fileprivate static let limitRequests = constant("x-ratelimit-limit-requests")
    fileprivate static let limitTokens = constant("x-ratelimit-limit-tokens")
    fileprivate static let remainingRequests = constant("x-ratelimit-remaining-requests")
    fileprivate static let remainingTokens = constant("x-ratelimit-remaining-tokens")
    fileprivate static let resetRequests = constant("x-ratelimit-reset-requests")
    fileprivate static let resetTokens = constant("x-ratelimit-reset-tokens")
}
