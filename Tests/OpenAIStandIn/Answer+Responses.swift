extension Answer {
    /// What `POST /v1/responses` answers.
    static func response(_ chat: Conversation, _ behaviour: Behaviour, id: Int) -> Self {
        let (texts, isCut) = chat.pieces(behaviour)
        let text = texts.joined()
        let format = ResponseFormat(chat: chat, id: id)
        let status = isCut ? "incomplete" : "completed"
        let whole = format.response(
            status: status,
            output: format.message(text, status: status),
            usage: behaviour.hidesUsage ? "null" : format.usage(output: texts.count)
        )
        guard chat.isStream else { return json(whole) }
        let started = format.response(status: "in_progress", output: nil, usage: "null")
        let place = #""item_id":"msg_\#(id)","output_index":0,"content_index":0"#
        var events = format.events(
            from: 0,
            [
                ("response.created", #""response":\#(started)"#),
                ("response.in_progress", #""response":\#(started)"#),
                (
                    "response.output_item.added",
                    #""output_index":0,"item":{"id":"msg_\#(id)","type":"message","status":"in_progress","role":"assistant","content":[]}"#
                ),
                ("response.content_part.added", #"\#(place),"part":\#(format.part(""))"#),
            ]
        )
        for (number, text) in texts.enumerated() {
            if number == behaviour.failsAfter {
                let failure = #""code":"server_error","message":"The server had an error.","param":null"#
                return .events(events + format.events(from: events.count, [("error", failure)]))
            }
            let delta = #"\#(place),"delta":\#(quoted(text)),"logprobs":[]"#
            events += format.events(from: events.count, [("response.output_text.delta", delta)])
        }
        events += format.events(
            from: events.count,
            [
                ("response.output_text.done", #"\#(place),"text":\#(quoted(text)),"logprobs":[]"#),
                ("response.content_part.done", #"\#(place),"part":\#(format.part(text))"#),
                ("response.output_item.done", #""output_index":0,"item":\#(format.message(text, status: status))"#),
            ]
        )
        guard !behaviour.hidesEnd else { return .events(events) }
        return .events(events + format.events(from: events.count, [("response.\(status)", #""response":\#(whole)"#)]))
    }
}

/// The JSON of responses.
private struct ResponseFormat {
    let chat: Conversation
    let id: Int

    func events(from number: Int, _ events: [(type: String, fields: String)]) -> [String] {
        events.enumerated().map { offset, event in
            "event: \(event.type)\ndata: {\"type\":\"\(event.type)\",\"sequence_number\":\(number + offset),\(event.fields)}\n\n"
        }
    }

    func part(_ text: String) -> String {
        #"{"type":"output_text","text":\#(quoted(text)),"annotations":[],"logprobs":[]}"#
    }

    func message(_ text: String, status: String) -> String {
        #"{"id":"msg_\#(id)","type":"message","status":"\#(status)","role":"assistant","content":[\#(part(text))]}"#
    }

    func usage(output: Int) -> String {
        let input = chat.inputTokens
        return #"{"input_tokens":\#(input),"input_tokens_details":{"cached_tokens":0},"output_tokens":\#(output),"#
            + #""output_tokens_details":{"reasoning_tokens":0},"total_tokens":\#(input + output)}"#
    }

    func response(status: String, output: String?, usage: String) -> String {
        let details = status == "incomplete" ? #"{"reason":"max_output_tokens"}"# : "null"
        let limit = chat.outputLimit.map(String.init) ?? "null"
        return #"{"id":"resp_\#(id)","object":"response","created_at":1741476542,"status":"\#(status)","error":null,"#
            + #""incomplete_details":\#(details),"instructions":null,"max_output_tokens":\#(limit),"#
            + #""model":\#(quoted((chat.model ?? "") + "-2024-07-18")),"output":[\#(output ?? "")],"#
            + #""parallel_tool_calls":true,"previous_response_id":null,"temperature":1.0,"text":{"format":{"type":"text"}},"#
            + #""tool_choice":"auto","tools":[],"top_p":1.0,"truncation":"disabled","usage":\#(usage),"metadata":{}}"#
    }
}
