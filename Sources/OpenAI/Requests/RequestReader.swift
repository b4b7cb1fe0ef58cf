/// Reads the fields of a request's body.
///
/// A field that is wrong is noted and reading goes on: that the body is JSON at all comes first.
struct RequestReader {
    var scanner: JSONScanner
    var fields: RequestFields
    /// The first field that is wrong.
    private(set) var problem: RequestError?
    /// A bit for each field that was seen.
    private var seen: UInt32 = 0
    private var maxTokens: (limit: Int, place: Range<Int>)?
    private var bestOf = 1
    private var prompts = 1

    init(_ scanner: JSONScanner, operation: Operation) {
        self.scanner = scanner
        fields = RequestFields(operation: operation)
    }

    mutating func note(_ reason: RequestError.Reason, _ parameter: String?, _ message: @autoclosure () -> String) {
        if problem == nil { problem = RequestError(reason, parameter, message()) }
    }

    mutating func read() throws(JSONError) {
        guard try scanner.kind() == .object else {
            try scanner.skipValue()
            try scanner.finish()
            return note(.malformed, nil, "The JSON body of your request has to be an object.")
        }
        try scanner.openObject()
        fields.places.body.start = scanner.offset
        while let key = try scanner.nextKey() {
            fields.places.body.isEmpty = false
            if let field = field(of: key) {
                try read(field)
            } else {
                try scanner.skipValue()
            }
        }
        try scanner.finish()
        combine()
    }

    private mutating func read(_ field: RequestField) throws(JSONError) {
        switch field {
        case .model: try readModel()
        case .stream: fields.isStream = try boolean(field.name) ?? false
        case .background: fields.isBackground = try boolean(field.name) ?? false
        case .store: fields.isStored = try boolean(field.name)
        case .streamOptions: try readStreamOptions()
        case .maxTokens:
            // Responses have no such field; it is passed on, for OpenAI to refuse.
            guard fields.operation != .responses else { return try skip() }
            maxTokens = try positive(field.name).map { ($0.value, $0.range) } ?? maxTokens
        case .maxCompletionTokens:
            guard fields.operation == .chatCompletions else { return try skip() }
            try readOutputLimit(field)
        case .maxOutputTokens:
            guard fields.operation == .responses else { return try skip() }
            try readOutputLimit(field)
        case .n: fields.choices = try choices(field.name)
        case .bestOf: bestOf = try choices(field.name)
        case .messages: try readMessages()
        case .input: try readInput()
        case .prompt: try readPrompt()
        case .instructions: try readInstructions()
        case .tools, .functions, .responseFormat, .text, .prediction, .suffix:
            // Keys count as well: schemas are mostly keys.
            fields.input.textBytes += try scanner.skipValue().count
        case .previousResponse, .conversation:
            guard try !scanner.takesNull() else { return }
            try scanner.skipValue()
            fields.storedReference = fields.storedReference ?? field.name
        }
    }

    private mutating func skip() throws(JSONError) {
        try scanner.skipValue()
    }

    // MARK: Keys

    private mutating func field(of key: JSONString) -> RequestField? {
        let match = RequestField.match(key, in: scanner)
        switch match {
        case .field(let field):
            if hasSeen(field) {
                note(
                    .ambiguous,
                    field.name,
                    "'\(field.name)' stands there twice; readers differ on which of them counts."
                )
            }
            seen |= 1 << field.rawValue
            return field
        case .misspelled(let field):
            note(
                .ambiguous,
                field.name,
                "Write '\(field.name)' in lower case: some readers take other spellings for it."
            )
        case .forbidden(let name):
            note(.forbidden, name, "'\(name)' can't be set by a request: where it goes is not the client's to say.")
        case .other: break
        }
        return nil
    }

    private func hasSeen(_ field: RequestField) -> Bool {
        seen & 1 << field.rawValue != 0
    }

    // MARK: Single fields

    private mutating func readModel() throws(JSONError) {
        guard let text = try string("model") else { return }
        fields.places.model = text.range
        guard let model = text.string else { return }
        guard (1...RequestFields.modelLimit).contains(model.decodedCount) else {
            return note(.invalidValue, "model", "'model' has to have 1 to \(RequestFields.modelLimit) bytes.")
        }
        fields.model = scanner.text(model)
    }

    private mutating func readOutputLimit(_ field: RequestField) throws(JSONError) {
        guard let limit = try positive(field.name) else { return }
        fields.outputLimit = limit.value
        fields.places.outputLimit = limit.range
    }

    private mutating func choices(_ name: String) throws(JSONError) -> Int {
        guard let number = try positive(name) else { return 1 }
        guard number.value <= RequestFields.choiceLimit else {
            note(.invalidValue, name, "'\(name)' can be at most \(RequestFields.choiceLimit).")
            return 1
        }
        return number.value
    }

    private mutating func readStreamOptions() throws(JSONError) {
        _ = try scanner.kind()
        let start = scanner.offset
        switch try scanner.kind() {
        case .null: try scanner.null()
        case .object:
            try scanner.openObject()
            var inside = RequestFields.Places.Container(start: scanner.offset, isEmpty: true)
            var isSeen = false
            while let key = try scanner.nextKey() {
                inside.isEmpty = false
                guard scanner.equals(key, "include_usage") else {
                    if FoldedKey(key, in: scanner).equals("include_usage") {
                        note(
                            .ambiguous,
                            "stream_options.include_usage",
                            "Write 'include_usage' in lower case: some readers take other spellings for it."
                        )
                    }
                    try scanner.skipValue()
                    continue
                }
                if isSeen { note(.ambiguous, "stream_options.include_usage", "'include_usage' stands there twice.") }
                isSeen = true
                _ = try scanner.kind()
                let start = scanner.offset
                fields.includesUsage = try boolean("stream_options.include_usage") ?? false
                fields.places.includeUsage = start..<scanner.offset
            }
            fields.places.insideStreamOptions = inside
        default:
            try scanner.skipValue()
            note(.invalidType, "stream_options", "'stream_options' has to be an object.")
        }
        fields.places.streamOptions = start..<scanner.offset
    }

    private mutating func readInstructions() throws(JSONError) {
        guard let text = try string("instructions") else { return }
        fields.places.instructions = (text.range, text.string != nil)
        fields.input.textBytes += text.string?.decodedCount ?? 0
        if text.string != nil { fields.input.messages += 1 }
    }

    /// A list of prompts is as many requests, of which each has its choices.
    private mutating func readPrompt() throws(JSONError) {
        guard fields.operation == .completions else {
            guard fields.operation == .responses, try scanner.kind() == .object else { return try skip() }
            // A template that is kept at the upstream, and the variables to fill in.
            fields.input.textBytes += try scanner.skipValue().count
            fields.storedReference = fields.storedReference ?? "prompt"
            return
        }
        prompts = max(1, try readTexts("prompt"))
    }

    private mutating func readInput() throws(JSONError) {
        switch fields.operation {
        case .embeddings: _ = try readTexts("input")
        case .responses where try scanner.kind() == .array: try readMessages(named: "input")
        case .responses:
            guard let text = try string("input") else { return }
            fields.input.textBytes += text.string?.decodedCount ?? 0
            fields.input.messages += 1
        case .chatCompletions, .completions: try skip()
        }
    }

    /// A text, a list of texts, a list of tokens or a list of such; returns how many.
    private mutating func readTexts(_ name: String) throws(JSONError) -> Int {
        var measure = JSONScanner.Measure()
        var count = 0
        switch try scanner.kind() {
        case .null: try scanner.null()
        case .string:
            _ = try scanner.skipValue(measuring: &measure)
            count = 1
        case .array:
            var hasTokens = false
            try scanner.openArray()
            while try scanner.nextElement() {
                switch try scanner.kind() {
                case .string, .array: count += 1
                case .number: hasTokens = true
                default: note(.invalidType, name, "'\(name)' has to be a string, or a list of strings or tokens.")
                }
                _ = try scanner.skipValue(measuring: &measure)
            }
            if hasTokens { count += 1 }
        default:
            try scanner.skipValue()
            note(.invalidType, name, "'\(name)' has to be a string, or a list of strings or tokens.")
        }
        fields.input.textBytes += measure.stringBytes
        fields.input.tokens += measure.numbers
        return count
    }

    private mutating func readMessages() throws(JSONError) {
        guard fields.operation == .chatCompletions else { return try skip() }
        try readMessages(named: "messages")
    }

    // MARK: All fields

    private mutating func combine() {
        if let maxTokens, fields.operation != .embeddings {
            if fields.outputLimit != nil {
                // As OpenAI answers; either could be the one that an upstream goes by.
                note(
                    .invalidValue,
                    "max_tokens",
                    "'max_tokens' and 'max_completion_tokens' can't both be set; the first is deprecated."
                )
            }
            (fields.outputLimit, fields.places.outputLimit) = (maxTokens.limit, maxTokens.place)
        }
        fields.choices = max(fields.choices, bestOf) * prompts
        let required: RequestField
        switch fields.operation {
        case .chatCompletions: required = .messages
        case .embeddings: required = .input
        case .completions, .responses: return
        }
        if !hasSeen(required) {
            note(.missing, required.name, "Missing required parameter: '\(required.name)'.")
        }
    }
}

extension RequestReader {
    /// A string, or `null`; `nil` when it is neither, which is noted.
    mutating func string(_ name: String) throws(JSONError) -> (range: Range<Int>, string: JSONString?)? {
        switch try scanner.kind() {
        case .null:
            let start = scanner.offset
            try scanner.null()
            return (start..<scanner.offset, nil)
        case .string:
            let start = scanner.offset
            let string = try scanner.string()
            return (start..<scanner.offset, string)
        default:
            try scanner.skipValue()
            note(.invalidType, name, "'\(name)' has to be a string.")
            return nil
        }
    }

    private mutating func boolean(_ name: String) throws(JSONError) -> Bool? {
        switch try scanner.kind() {
        case .null: try scanner.null()
        case .boolean: return try scanner.boolean()
        default:
            try scanner.skipValue()
            note(.invalidType, name, "'\(name)' has to be true or false.")
        }
        return nil
    }

    /// A number from 1; `nil` when it is `null`, or when it isn't one, which is noted.
    private mutating func positive(_ name: String) throws(JSONError) -> (value: Int, range: Range<Int>)? {
        switch try scanner.kind() {
        case .null: try scanner.null()
        case .number:
            let start = scanner.offset
            guard let value = try scanner.integer() else {
                note(.invalidType, name, "'\(name)' has to be a whole number.")
                return nil
            }
            guard value >= 1 else {
                note(.invalidValue, name, "'\(name)' has to be at least 1.")
                return nil
            }
            return (value, start..<scanner.offset)
        default:
            try scanner.skipValue()
            note(.invalidType, name, "'\(name)' has to be a whole number.")
        }
        return nil
    }
}
