extension Answer {
    /// What `POST /v1/chat/completions` and `POST /v1/completions` answer.
    static func chat(_ chat: Conversation, _ behaviour: Behaviour, id: Int, isChat: Bool) -> Self {
        let (texts, isCut) = chat.pieces(behaviour)
        let format = ChatFormat(chat: chat, id: id, isChat: isChat, reason: isCut ? "length" : "stop")
        let usage = behaviour.hidesUsage ? nil : format.usage(output: texts.count * chat.choices)
        guard chat.isStream else { return json(format.whole(texts.joined(), usage: usage)) }
        // With the usage at the end, every event before it has a `usage` that is null.
        let null = chat.includesUsage && !behaviour.hidesUsage ? #","usage":null"# : ""
        var events: [String] = []
        if isChat { events += (0..<chat.choices).map { format.first(index: $0, null) } }
        for (number, text) in texts.enumerated() {
            if number == behaviour.failsAfter {
                let message = "The server had an error while processing your request. Sorry about that!"
                let error = #"{"error":{"message":"\#(message)","type":"server_error","param":null,"code":null}}"#
                return .events(events + ["data: \(error)\n\n"])
            }
            events += (0..<chat.choices).map { format.chunk(text, index: $0, null) }
        }
        events += (0..<chat.choices).map { format.last(index: $0, null) }
        if chat.includesUsage, let usage { events.append(format.event("[]", #","usage":"# + usage)) }
        if !behaviour.hidesEnd { events.append("data: [DONE]\n\n") }
        return .events(events)
    }
}

/// The JSON of chats and completions.
private struct ChatFormat {
    let chat: Conversation
    let id: String
    let isChat: Bool
    let reason: String

    private let model: String

    init(chat: Conversation, id: Int, isChat: Bool, reason: String) {
        self.chat = chat
        self.id = (isChat ? "chatcmpl-" : "cmpl-") + String(id)
        self.isChat = isChat
        self.reason = reason
        // A dated version answers, as with OpenAI.
        model = quoted((chat.model ?? "") + "-2024-07-18")
    }

    private func head(_ object: String) -> String {
        #"{"id":"\#(id)","object":"\#(object)","created":1741570283,"model":\#(model),"service_tier":"default","#
            + #""system_fingerprint":"fp_0123456789","#
    }

    func event(_ choices: String, _ rest: String) -> String {
        "data: \(head(isChat ? "chat.completion.chunk" : "text_completion"))\"choices\":\(choices)\(rest)}\n\n"
    }

    func first(index: Int, _ null: String) -> String {
        event(
            #"[{"index":\#(index),"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}]"#,
            null
        )
    }

    func chunk(_ text: String, index: Int, _ null: String) -> String {
        let content = isChat ? #""delta":{"content":\#(quoted(text))}"# : #""text":\#(quoted(text))"#
        return event(#"[{"index":\#(index),\#(content),"logprobs":null,"finish_reason":null}]"#, null)
    }

    func last(index: Int, _ null: String) -> String {
        let content = isChat ? #""delta":{}"# : #""text":"""#
        return event(#"[{"index":\#(index),\#(content),"logprobs":null,"finish_reason":"\#(reason)"}]"#, null)
    }

    func whole(_ text: String, usage: String?) -> String {
        let choices = (0..<chat.choices).map { index in
            let content =
                isChat
                ? #""message":{"role":"assistant","content":\#(quoted(text)),"refusal":null,"annotations":[]}"#
                : #""text":\#(quoted(text))"#
            return #"{"index":\#(index),\#(content),"logprobs":null,"finish_reason":"\#(reason)"}"#
        }
        return head(isChat ? "chat.completion" : "text_completion")
            + #""choices":[\#(choices.joined(separator: ","))]"# + (usage.map { #","usage":"# + $0 } ?? "") + "}"
    }

    func usage(output: Int) -> String {
        let input = chat.inputTokens
        return #"{"prompt_tokens":\#(input),"completion_tokens":\#(output),"total_tokens":\#(input + output),"#
            + #""prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":"#
            + #"{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}"#
    }
}
