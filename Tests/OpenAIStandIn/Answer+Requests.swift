import Foundation
import NIOHTTP1

extension Answer {
    /// The answer to a request of the API whose key is good.
    static func make(method: HTTPMethod, path: String, body: Data, id: Int, recorder: Recorder) -> (Self, Behaviour) {
        if method == .GET, path == "/v1/models" { return (models(), recorder.behaviour(words: nil)) }
        if method == .GET, path.hasPrefix("/v1/models/") {
            return (model(String(path.dropFirst("/v1/models/".count))), recorder.behaviour(words: nil))
        }
        let paths = ["/v1/chat/completions", "/v1/completions", "/v1/responses", "/v1/embeddings"]
        guard method == .POST, paths.contains(path) else {
            return (unknownPath(method.rawValue, path), Behaviour())
        }
        guard let object = try? JSONSerialization.jsonObject(with: body) as? [String: Any] else {
            return (invalidJSON, Behaviour())
        }
        let chat = Conversation(object)
        guard let model = chat.model else { return (missing("model"), Behaviour()) }
        guard knows(model) else { return (unknownModel(model), Behaviour()) }
        let words = Behaviour.words(inModel: model) ?? Behaviour.words(inMessage: chat.question)
        let behaviour = recorder.behaviour(words: words)
        if let status = behaviour.status { return (ordered(status, retryAfter: behaviour.retryAfter), behaviour) }
        switch path {
        case "/v1/chat/completions":
            guard object["messages"] is [Any] else { return (missing("messages"), behaviour) }
            return (self.chat(chat, behaviour, id: id, isChat: true), behaviour)
        case "/v1/completions": return (self.chat(chat, behaviour, id: id, isChat: false), behaviour)
        case "/v1/responses": return (response(chat, behaviour, id: id), behaviour)
        default:
            guard object["input"] != nil else { return (missing("input"), behaviour) }
            return (embeddings(chat, behaviour), behaviour)
        }
    }
}
