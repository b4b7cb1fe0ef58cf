/// OpenAI's `x-ratelimit-*` headers.
///
/// Names and meanings as OpenAI's guide "Rate limits in headers" has them: limits and what remains as whole numbers, resets as the
/// time until the limit is whole again, written like Go's durations (`1s`, `6m0s`, `20ms`, `2m52.8s`).
enum RateLimitHeaders {
    /// Writes the headers of a decision. A reset that never comes is left out.
    static func write(_ state: LimitState, _ write: (_ name: String, _ value: String) -> Void) {
        write("x-ratelimit-limit-requests", String(state.requests.limit))
        write("x-ratelimit-limit-tokens", String(state.tokens.limit))
        write("x-ratelimit-remaining-requests", String(state.requests.remaining))
        write("x-ratelimit-remaining-tokens", String(state.tokens.remaining))
        if let reset = state.requests.resetMilliseconds {
            write("x-ratelimit-reset-requests", duration(milliseconds: reset))
        }
        if let reset = state.tokens.resetMilliseconds {
            write("x-ratelimit-reset-tokens", duration(milliseconds: reset))
        }
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
