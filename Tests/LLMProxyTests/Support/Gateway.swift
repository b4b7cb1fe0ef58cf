import TestSupport

/// Answers of a gateway.
enum Gateway {
    static let completion = #"""
        {"id":"c-1","object":"chat.completion","model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":\#
        "assistant","content":"Because \"it\" is.\n\u00e9"},"finish_reason":"stop"}],"usage":{"prompt_tokens":20,\#
        "completion_tokens":7,"total_tokens":27}}
        """#

    /// An event of a stream with a piece of text.
    static func chunk(_ text: String) -> String {
        #"data: {"object":"chat.completion.chunk","model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"#
            + "\"\(text)\"}}]}\n\n"
    }

    static let usage =
        #"data: {"object":"chat.completion.chunk","model":"gpt-4o-mini","choices":[],"usage":{"prompt_tokens":9,"#
        + #""completion_tokens":3,"total_tokens":12}}"# + "\n\n"

    static let done = "data: [DONE]\n\n"

    /// Answers each chat with the completion.
    static let answers: ScriptedServer.Script = { _, socket in try socket.respond(completion) }
}
