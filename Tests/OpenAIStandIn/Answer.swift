import Foundation
import NIOHTTP1

/// An answer before anything goes wrong with it.
struct Answer {
    /// How the body is sent.
    enum Body {
        case whole(String)
        case events([String])
    }

    var status: HTTPResponseStatus
    var headers: [(String, String)] = []
    var body: Body

    static func json(_ text: String, status: HTTPResponseStatus = .ok) -> Self {
        Self(status: status, headers: [("content-type", "application/json")], body: .whole(text))
    }

    static func events(_ events: [String]) -> Self {
        Self(
            status: .ok,
            headers: [("content-type", "text/event-stream; charset=utf-8"), ("cache-control", "no-cache")],
            body: .events(events)
        )
    }

    /// An error in OpenAI's shape.
    static func error(
        _ status: HTTPResponseStatus,
        _ message: String,
        type: String = "invalid_request_error",
        parameter: String? = nil,
        code: String? = nil
    ) -> Self {
        let parameter = parameter.map(quoted) ?? "null"
        let code = code.map(quoted) ?? "null"
        return json(
            #"{"error":{"message":\#(quoted(message)),"type":\#(quoted(type)),"param":\#(parameter),"code":\#(code)}}"#,
            status: status
        )
    }
}

/// A text as a JSON string.
func quoted(_ text: String) -> String {
    let data = try? JSONSerialization.data(withJSONObject: text, options: [.fragmentsAllowed, .withoutEscapingSlashes])
    return String(decoding: data ?? Data("\"\"".utf8), as: UTF8.self)
}
