import NIOHTTP1

extension Answer {
    /// A rejected key, of which OpenAI shows the first and last letters.
    static func wrongKey(_ key: String) -> Self {
        let shown =
            key.count > 12
            ? key.prefix(8) + String(repeating: "*", count: key.count - 12) + key.suffix(4) : key.prefix(8)
        return error(
            .unauthorized,
            "Incorrect API key provided: \(shown). You can find your API key at "
                + "https://platform.openai.com/account/api-keys.",
            code: "invalid_api_key"
        )
    }

    static let missingKey = error(
        .unauthorized,
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth "
            + "(i.e. Authorization: Bearer YOUR_KEY)."
    )

    static let invalidJSON = error(
        .badRequest,
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library "
            + "correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)"
    )

    static func unknownModel(_ name: String) -> Self {
        error(
            .notFound,
            "The model `\(name)` does not exist or you do not have access to it.",
            code: "model_not_found"
        )
    }

    static func unknownPath(_ method: String, _ path: String) -> Self {
        error(.notFound, "Invalid URL (\(method) \(path))")
    }

    static func missing(_ parameter: String) -> Self {
        error(
            .badRequest,
            "Missing required parameter: '\(parameter)'.",
            parameter: parameter,
            code: "missing_required_parameter"
        )
    }

    /// The error that was asked for.
    static func ordered(_ status: Int, retryAfter: Int?) -> Self {
        var answer: Self
        switch status {
        case 401: answer = wrongKey("sk-planted-and-quite-long-key")
        case 403:
            answer = error(
                .forbidden,
                "Country, region, or territory not supported",
                type: "request_forbidden",
                code: "unsupported_country_region_territory"
            )
        case 429:
            answer = error(
                .tooManyRequests,
                "Rate limit reached for gpt-4o-mini in organization org-stand-in on tokens per min (TPM): Limit 200000, "
                    + "Used 199000, Requested 1500. Please try again in \(retryAfter ?? 1)s.",
                type: "tokens",
                code: "rate_limit_exceeded"
            )
        case 500...:
            answer = error(
                HTTPResponseStatus(statusCode: status),
                "The server had an error while processing your request. Sorry about that!",
                type: "server_error"
            )
        default: answer = error(HTTPResponseStatus(statusCode: status), "The request was refused.")
        }
        if let retryAfter { answer.headers.append(("retry-after", String(retryAfter))) }
        return answer
    }
}
