import OpenAI

/// What a call is charged to its tenant.
struct Charge: Hashable, Sendable {
    /// Tokens of the prompt.
    var input: Int
    /// Tokens of the answer.
    var output: Int
    /// Tokens of the prompt that the upstream had kept.
    var cached = 0
    /// Tokens of the answer that were spent on reasoning.
    var reasoning = 0
    /// Whether the upstream did not say, so that the numbers are ours.
    var isEstimated = false

    /// What counts against the tenant's limits.
    var total: Int { input.addingReportingOverflow(output).overflow ? .max : input + output }

    /// Nothing was used.
    static let nothing = Charge(input: 0, output: 0)
}

/// Tells what a call is charged, however it ended.
///
/// A call whose usage is told is charged that. Where it is not, the prompt is charged by its estimate and the answer by what was
/// produced: the bytes that came, or, where an answer was asked for as a whole and its client left before it was there, what a
/// fast model writes in the time that it had. So leaving early is never free, and never dearer than what was reserved.
struct CallMeter: Hashable, Sendable {
    /// How a call ended.
    enum Ending: Hashable, Sendable {
        /// No upstream was asked, or none took the request.
        case notTaken
        /// The upstream answered to the end.
        case answered(Usage?, outputBytes: Int)
        /// The answer broke off, or its client left, after these bytes of it.
        case cutShort(Usage?, outputBytes: Int)
        /// Its client left before an answer that comes as a whole, after this time.
        case abandoned(after: Duration)
    }

    /// The tokens that a fast model writes in a second: those of the fastest hosted models are in the low hundreds, so what is
    /// charged is rather too much than too little.
    static let tokensPerSecond = 200

    /// The tokens that the prompt was estimated at.
    let input: Int
    /// The most tokens of all choices together.
    let outputLimit: Int

    /// The tokens to reserve.
    var reservation: Int { Charge(input: input, output: outputLimit).total }

    /// What a call is charged that ended so.
    func charge(_ ending: Ending) -> Charge {
        switch ending {
        case .notTaken:
            return .nothing
        case .answered(let usage?, _), .cutShort(let usage?, _):
            return Charge(
                input: usage.inputTokens,
                output: usage.outputTokens,
                cached: usage.cachedInputTokens,
                reasoning: usage.reasoningTokens
            )
        case .answered(nil, let bytes), .cutShort(nil, let bytes):
            return estimate(output: TokenEstimate.tokens(ofTextBytes: bytes))
        case .abandoned(let time):
            let (seconds, attoseconds) = time.components
            let (tokens, isTooLarge) = Int(max(0, seconds)).multipliedReportingOverflow(by: Self.tokensPerSecond)
            guard !isTooLarge else { return estimate(output: outputLimit) }
            return estimate(output: tokens + Int(attoseconds / 1_000_000_000_000_000) * Self.tokensPerSecond / 1000)
        }
    }

    private func estimate(output: Int) -> Charge {
        Charge(input: input, output: min(max(0, output), outputLimit), isEstimated: true)
    }
}
