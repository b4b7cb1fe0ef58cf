/// The headers of the gateway's answers that clients of OpenAI's API go by; no other is passed on.
///
/// `openai-python` reads `retry-after`, `retry-after-ms` and `x-should-retry` (`src/openai/_base_client.py`) and
/// `x-request-id`, which every answer of a service of ours has anyway, the same as the gateway was told; limits are told in
/// `x-ratelimit-*` (https://platform.openai.com/docs/guides/rate-limits).
enum ForwardedHeaders {
    private static let names: Set<String> = [
        "content-type", "retry-after", "retry-after-ms", "x-should-retry",
    ]

    /// Whether a header of this name is passed on.
    static func contains(_ name: String) -> Bool {
        let name = name.lowercased()
        return names.contains(name) || name.hasPrefix("x-ratelimit-")
    }
}
