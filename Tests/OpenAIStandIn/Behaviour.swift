import Foundation

/// How a request is answered otherwise than well and at once.
///
/// Words say it: behind a `+` in the name of the model (`gpt-4o-mini+delay=500+chunks=3`), behind `stand-in:` in the last
/// message of the user (`stand-in: status=429 retry-after=2 times=1`), or by `POST /__behave`.
struct Behaviour: Sendable {
    /// `delay=MS`: before the head of the answer.
    var delay = 0
    /// `gap=MS`: before every chunk of a stream, or every byte of a drip.
    var gap = 0
    /// `chunks=N`: how many pieces of text the answer has.
    var chunks: Int?
    /// `size=BYTES`: how long each piece of text is.
    var size: Int?
    /// `status=CODE`: an error instead of an answer.
    var status: Int?
    /// `retry-after=SECONDS`
    var retryAfter: Int?
    /// `times=K`: only the first K requests that have exactly these words.
    var times: Int?
    /// `hang`: no answer ever.
    var hangs = false
    /// `hang-after=N`: nothing comes after N chunks of the stream.
    var hangsAfter: Int?
    /// `reset=N`: the connection is reset after N chunks of the stream, or half of the body.
    var resetsAfter: Int?
    /// `truncate=N`: the connection is closed after N chunks of the stream, or half of the body.
    var truncatesAfter: Int?
    /// `drip`: the body comes byte by byte.
    var drips = false
    /// `length=N`: the content length that is told is wrong by N.
    var wrongLength = 0
    /// `no-usage`: usage is never reported.
    var hidesUsage = false
    /// `no-done`: the stream ends without saying so.
    var hidesEnd = false
    /// `error-event=N`: the stream tells of an error after N chunks, and ends.
    var failsAfter: Int?

    init() {}

    init(words: some Sequence<Substring>) {
        for word in words {
            let pair = word.split(separator: "=", maxSplits: 1)
            let number = pair.count == 2 ? Int(pair[1]) : nil
            switch pair.first {
            case "delay": delay = number ?? 0
            case "gap": gap = number ?? 0
            case "chunks": chunks = number
            case "size": size = number
            case "status": status = number
            case "retry-after": retryAfter = number
            case "times": times = number
            case "hang": hangs = true
            case "hang-after": hangsAfter = number
            case "reset": resetsAfter = number ?? 1
            case "truncate": truncatesAfter = number ?? 1
            case "drip": drips = true
            case "length": wrongLength = number ?? 0
            case "no-usage": hidesUsage = true
            case "no-done": hidesEnd = true
            case "error-event": failsAfter = number ?? 1
            default: break
            }
        }
    }

    /// The words of a message, or of a model's name.
    static func words(inMessage text: String) -> String? {
        guard let range = text.range(of: "stand-in:") else { return nil }
        return text[range.upperBound...].prefix { $0 != "\n" }.trimmingCharacters(in: .whitespaces)
    }

    static func words(inModel name: String) -> String? {
        guard let plus = name.firstIndex(of: "+") else { return nil }
        return name[name.index(after: plus)...].replacingOccurrences(of: "+", with: " ")
    }
}
