extension ResponseFields {
    /// Reads an answer, or the `response` in an event of a stream.
    mutating func read(_ scanner: inout JSONScanner) throws(JSONError) {
        guard try scanner.kind() == .object else {
            try scanner.skipValue()
            return
        }
        try scanner.openObject()
        while let key = try scanner.nextKey() {
            if scanner.equals(key, "usage") {
                usage = try scanner.usage() ?? usage
            } else if scanner.equals(key, "model"), try scanner.kind() == .string {
                let name = try scanner.string()
                if name.decodedCount <= RequestFields.modelLimit { model = scanner.text(name) }
            } else if scanner.equals(key, "error") {
                isError = try scanner.kind() != .null
                try scanner.skipValue()
            } else if scanner.equals(key, "choices") {
                try readList(&scanner) { (fields, scanner) throws(JSONError) in try fields.readChoice(&scanner) }
            } else if scanner.equals(key, "output") {
                try readList(&scanner) { (fields, scanner) throws(JSONError) in try fields.readItem(&scanner) }
            } else {
                try scanner.skipValue()
            }
        }
    }

    private mutating func readList(
        _ scanner: inout JSONScanner,
        _ read: (inout Self, inout JSONScanner) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard try scanner.kind() == .array else {
            try scanner.skipValue()
            return
        }
        try scanner.openArray()
        while try scanner.nextElement() {
            if try scanner.kind() == .object {
                try read(&self, &scanner)
            } else {
                try scanner.skipValue()
            }
        }
    }

    /// A choice: `text` of a completion, or a chat's `message` with `content`, `refusal` or calls of tools.
    private mutating func readChoice(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.openObject()
        while let key = try scanner.nextKey() {
            if scanner.equals(key, "text") {
                try readText(&scanner)
            } else if scanner.equals(key, "message"), try scanner.kind() == .object {
                try scanner.openObject()
                while let key = try scanner.nextKey() {
                    if scanner.equals(key, "content") {
                        try readText(&scanner)
                    } else {
                        try measure(&scanner)
                    }
                }
            } else {
                try scanner.skipValue()
            }
        }
    }

    /// An item of a response's output: a message with parts that have a `text`, or a call with `arguments`.
    private mutating func readItem(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.openObject()
        while let key = try scanner.nextKey() {
            guard scanner.equals(key, "content"), try scanner.kind() == .array else {
                try measure(&scanner)
                continue
            }
            try readList(&scanner) { (fields, scanner) throws(JSONError) in
                try scanner.openObject()
                while let key = try scanner.nextKey() {
                    if scanner.equals(key, "text") {
                        try fields.readText(&scanner, joins: true)
                    } else {
                        try scanner.skipValue()
                    }
                }
            }
        }
    }

    private mutating func readText(_ scanner: inout JSONScanner, joins: Bool = false) throws(JSONError) {
        guard try scanner.kind() == .string else { return try measure(&scanner) }
        let string = try scanner.string()
        outputBytes += string.decodedCount
        if collectsText, joins || text == nil { text = (text ?? "") + scanner.text(string) }
    }

    private mutating func measure(_ scanner: inout JSONScanner) throws(JSONError) {
        var measure = JSONScanner.Measure()
        _ = try scanner.skipValue(measuring: &measure)
        outputBytes += measure.stringBytes
    }
}
