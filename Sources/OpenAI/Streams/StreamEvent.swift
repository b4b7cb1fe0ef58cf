/// What an event of a stream says that a gateway needs.
struct StreamEvent {
    private(set) var usage: Usage?
    private(set) var model: String?
    private(set) var outputBytes = 0
    private(set) var text: String?
    private(set) var isError = false
    /// Whether nothing comes after it.
    private(set) var isLast = false
    private var hasChoices = false

    /// Whether it is the event that was asked for by `include_usage`: it has no choices.
    var hasOnlyUsage: Bool { usage != nil && !hasChoices && !isError && !isLast }

    private let knowsModel: Bool
    private let collectsText: Bool

    init(knowsModel: Bool, collectsText: Bool) {
        self.knowsModel = knowsModel
        self.collectsText = collectsText
    }

    mutating func read(_ scanner: inout JSONScanner, _ operation: Operation) throws(JSONError) {
        guard try scanner.kind() == .object else {
            try scanner.skipValue()
            return try scanner.finish()
        }
        if operation == .responses {
            try readResponseEvent(&scanner)
        } else {
            try readChunk(&scanner)
        }
        try scanner.finish()
    }

    // MARK: Chats and completions

    private mutating func readChunk(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.openObject()
        while let key = try scanner.nextKey() {
            if scanner.equals(key, "choices"), try scanner.kind() == .array {
                try scanner.openArray()
                while try scanner.nextElement() {
                    hasChoices = true
                    try readChoice(&scanner)
                }
            } else if try !readCommon(key, &scanner) {
                try scanner.skipValue()
            }
        }
    }

    /// What chunks and responses both have.
    private mutating func readCommon(_ key: JSONString, _ scanner: inout JSONScanner) throws(JSONError) -> Bool {
        if scanner.equals(key, "usage") {
            usage = try scanner.usage()
        } else if scanner.equals(key, "error") {
            isError = try scanner.kind() != .null
            try scanner.skipValue()
        } else if !knowsModel, scanner.equals(key, "model"), try scanner.kind() == .string {
            let name = try scanner.string()
            if name.decodedCount <= RequestFields.modelLimit { model = scanner.text(name) }
        } else {
            return false
        }
        return true
    }

    private mutating func readChoice(_ scanner: inout JSONScanner) throws(JSONError) {
        guard try scanner.kind() == .object else {
            try scanner.skipValue()
            return
        }
        var index: Int? = 0
        var content: JSONString?
        try scanner.openObject()
        while let key = try scanner.nextKey() {
            if scanner.equals(key, "delta"), try scanner.kind() == .object {
                content = try readDelta(&scanner)
            } else if scanner.equals(key, "text"), try scanner.kind() == .string {
                let string = try scanner.string()
                outputBytes += string.decodedCount
                content = string
            } else if scanner.equals(key, "index"), try scanner.kind() == .number {
                index = try scanner.integer()
            } else {
                try scanner.skipValue()
            }
        }
        if collectsText, index == 0, let content { text = (text ?? "") + scanner.text(content) }
    }

    /// A delta: all its texts but the role are written by the model.
    private mutating func readDelta(_ scanner: inout JSONScanner) throws(JSONError) -> JSONString? {
        var content: JSONString?
        var measure = JSONScanner.Measure()
        try scanner.openObject()
        while let key = try scanner.nextKey() {
            if scanner.equals(key, "content"), try scanner.kind() == .string {
                let string = try scanner.string()
                outputBytes += string.decodedCount
                content = string
            } else if scanner.equals(key, "role") {
                try scanner.skipValue()
            } else {
                _ = try scanner.skipValue(measuring: &measure)
            }
        }
        outputBytes += measure.stringBytes
        return content
    }

    // MARK: Responses

    /// An event of a response: its `type` says what it is, and the last has the whole `response`.
    private mutating func readResponseEvent(_ scanner: inout JSONScanner) throws(JSONError) {
        var type: JSONString?
        var delta: JSONString?
        try scanner.openObject()
        while let key = try scanner.nextKey() {
            if scanner.equals(key, "type"), try scanner.kind() == .string {
                type = try scanner.string()
            } else if scanner.equals(key, "delta"), try scanner.kind() == .string {
                delta = try scanner.string()
            } else if scanner.equals(key, "response"), try scanner.kind() == .object {
                try scanner.openObject()
                while let key = try scanner.nextKey() {
                    if try !readCommon(key, &scanner) { try scanner.skipValue() }
                }
            } else {
                try scanner.skipValue()
            }
        }
        if let delta { outputBytes += delta.decodedCount }
        guard let type else { return }
        if scanner.equals(type, "response.output_text.delta"), collectsText, let delta { text = scanner.text(delta) }
        let hasFailed = scanner.equals(type, "response.failed")
        isError = isError || hasFailed || scanner.equals(type, "error")
        isLast = hasFailed || scanner.equals(type, "response.completed") || scanner.equals(type, "response.incomplete")
    }
}
