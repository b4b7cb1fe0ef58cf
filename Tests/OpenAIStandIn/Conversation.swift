import Foundation

/// What a request asks, read by Foundation.
struct Conversation {
    /// The body.
    let body: [String: Any]
    /// What to obey: messages of the roles `system` and `developer`, and `instructions`.
    private(set) var instructions = ""
    /// The last message of the user.
    private(set) var question = ""
    /// Tokens to read, by this server's own count: a word is one, and a message four more.
    private(set) var inputTokens = 0

    init(_ body: [String: Any]) {
        self.body = body
        var messages = body["messages"] as? [[String: Any]] ?? body["input"] as? [[String: Any]] ?? []
        if let text = body["input"] as? String { messages = [["role": "user", "content": text]] }
        if let text = body["prompt"] as? String { messages = [["role": "user", "content": text]] }
        for text in (body["prompt"] as? [String] ?? []) + (body["input"] as? [String] ?? []) {
            messages.append(["role": "user", "content": text])
        }
        if let text = body["instructions"] as? String {
            messages.insert(["role": "system", "content": text], at: 0)
        }
        for message in messages {
            let text = Self.text(message["content"])
            inputTokens += 4 + text.split(whereSeparator: \.isWhitespace).count
            switch message["role"] as? String {
            case "system", "developer": instructions += text + "\n"
            case "user": question = text
            default: break
            }
        }
    }

    var model: String? { body["model"] as? String }
    var isStream: Bool { body["stream"] as? Bool ?? false }
    var includesUsage: Bool { (body["stream_options"] as? [String: Any])?["include_usage"] as? Bool ?? false }
    var choices: Int { body["n"] as? Int ?? 1 }

    var outputLimit: Int? {
        body["max_completion_tokens"] as? Int ?? body["max_tokens"] as? Int ?? body["max_output_tokens"] as? Int
    }

    private static func text(_ content: Any?) -> String {
        if let text = content as? String { return text }
        let parts = content as? [[String: Any]] ?? []
        return parts.compactMap { $0["text"] as? String }.joined(separator: " ")
    }

    /// The pieces of the answer: its style follows what is to be obeyed first, and nothing of it is repeated.
    func pieces(_ behaviour: Behaviour) -> (texts: [String], isCut: Bool) {
        let obeyed = instructions.lowercased()
        let style = [("design", Self.design), ("code", Self.code)]
            .compactMap { word, text in obeyed.range(of: word).map { (at: $0.lowerBound, text: text) } }
            .min { $0.at < $1.at }
        var words = (style?.text ?? Self.plain).split(separator: " ").enumerated()
            .map { $0.offset == 0 ? String($0.element) : " " + $0.element }
        if let chunks = behaviour.chunks { words = (0..<max(0, chunks)).map { words[$0 % words.count] } }
        if let size = behaviour.size { words = words.map { _ in String(repeating: "x", count: size) } }
        guard let limit = outputLimit, limit < words.count else { return (words, false) }
        return (Array(words.prefix(limit)), true)
    }

    private static let design =
        "Design first: sketch the architecture, name the parts and their contracts, and only then write anything."
    private static let code =
        "Code first: here is a small program that runs, with a test beside it; shape it from there."
    private static let plain = "This is an answer in no particular style."
}
