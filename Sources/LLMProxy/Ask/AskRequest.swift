import HTTPTypes
import NIOCore
import OpenAI
import ServiceRuntime

/// A question: `{"question":"...","max_tokens":512}`, and nothing else.
///
/// Nobody who asks can name the model, the prompt, or anything that the gateway goes by: a field that is not known is refused.
struct AskRequest: Equatable {
    /// How long an answer may be when the request does not say.
    static let defaultMaxTokens = 512

    /// The question as it stands between the quotes of a JSON string.
    var question: ByteBuffer
    /// How many tokens the answer may have, at least 1.
    var maxTokens: Int

    /// Reads the body of a request.
    ///
    /// - Throws: a `ServiceError` with status 400 that says what is wrong; it quotes nothing but the name of a field.
    init(reading body: ByteBuffer) throws(ServiceError) {
        var reader = Reader()
        do throws(JSONError) {
            try body.scanJSON { (scanner: inout JSONScanner) throws(JSONError) in try reader.read(&scanner) }
        } catch {
            throw ServiceError(.badRequest, code: "invalid_json", "the body is no JSON object: \(error)")
        }
        if let problem = reader.problem { throw problem }
        guard let question = reader.question, let slice = body.getSlice(at: body.readerIndex + question.lowerBound, length: question.count)
        else { throw .field("question", "missing_field", "'question' is missing") }
        self.question = slice
        maxTokens = reader.maxTokens ?? Self.defaultMaxTokens
    }
}

extension AskRequest {
    /// What has been read, and the first thing that is wrong. The rest is read nonetheless: what is no JSON is told first.
    private struct Reader {
        var question: Range<Int>?
        var maxTokens: Int?
        var problem: ServiceError?
        private var hasMaxTokens = false

        mutating func read(_ scanner: inout JSONScanner) throws(JSONError) {
            try scanner.openObject()
            while let key = try scanner.nextKey() {
                if scanner.equals(key, "question") {
                    try readQuestion(&scanner)
                } else if scanner.equals(key, "max_tokens") {
                    try readMaxTokens(&scanner)
                } else {
                    note(.unknownField(scanner.text(key)))
                    try scanner.skipValue()
                }
            }
            try scanner.finish()
        }

        private mutating func readQuestion(_ scanner: inout JSONScanner) throws(JSONError) {
            guard question == nil else {
                note(.field("question", "duplicate_field", "'question' stands there twice"))
                try scanner.skipValue()
                return
            }
            guard try scanner.kind() == .string else {
                question = 0..<0
                note(.field("question", "invalid_field", "'question' has to be a string"))
                try scanner.skipValue()
                return
            }
            let string = try scanner.string()
            question = string.range
            if scanner.text(string).allSatisfy(\.isWhitespace) {
                note(.field("question", "invalid_field", "'question' is empty"))
            }
        }

        private mutating func readMaxTokens(_ scanner: inout JSONScanner) throws(JSONError) {
            if hasMaxTokens { note(.field("max_tokens", "duplicate_field", "'max_tokens' stands there twice")) }
            hasMaxTokens = true
            if try scanner.kind() == .number, let number = try scanner.integer(), number > 0 {
                maxTokens = number
                return
            }
            note(.field("max_tokens", "invalid_field", "'max_tokens' has to be a whole number from 1"))
        }

        private mutating func note(_ problem: ServiceError) {
            self.problem = self.problem ?? problem
        }
    }
}

extension ServiceError {
    fileprivate static func field(_ name: String, _ code: String, _ message: String) -> ServiceError {
        ServiceError(.badRequest, code: code, message, parameter: name)
    }

    /// A field's name may be of any length and hold anything.
    fileprivate static func unknownField(_ name: String) -> ServiceError {
        let name = name.count > 64 ? name.prefix(64) + "..." : name[...]
        return field(String(name), "unknown_field", "'\(name)' is not known; there are 'question' and 'max_tokens'")
    }
}
