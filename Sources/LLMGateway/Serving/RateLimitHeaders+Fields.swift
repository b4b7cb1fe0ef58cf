import HTTPTypes

extension RateLimitHeaders {
    /// Sets the headers of a decision.
    static func write(_ state: LimitState, to fields: inout HTTPFields) {
        write(state) { name, value in fields.append(HTTPField(name: names[name] ?? .constant(name), value: value)) }
    }

    /// Made once: a name is checked letter by letter.
    private static let names: [String: HTTPField.Name] = {
        var names: [String: HTTPField.Name] = [:]
        for part in ["limit", "remaining", "reset"] {
            for what in ["requests", "tokens"] {
                let name = "x-ratelimit-\(part)-\(what)"
                names[name] = .constant(name)
            }
        }
        return names
    }()
}
