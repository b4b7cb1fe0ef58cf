extension RequestReader {
    /// Reads the messages of a chat, or the items of a response's input.
    mutating func readMessages(named name: String) throws(JSONError) {
        guard try scanner.kind() == .array else {
            try scanner.skipValue()
            return note(.invalidType, name, "'\(name)' has to be a list of messages.")
        }
        try scanner.openArray()
        var place = RequestFields.Places.Container(start: scanner.offset, isEmpty: true)
        while try scanner.nextElement() {
            let index = place.isEmpty ? 0 : fields.input.messages
            place.isEmpty = false
            try readMessage("\(name)[\(index)]")
        }
        if name == "messages" {
            fields.places.messages = place
            if place.isEmpty { note(.invalidValue, name, "'\(name)' has to hold at least one message.") }
        }
    }

    private mutating func readMessage(_ name: @autoclosure () -> String) throws(JSONError) {
        fields.input.messages += 1
        guard try scanner.kind() == .object else {
            try scanner.skipValue()
            return note(.invalidType, name(), "'\(name())' has to be an object.")
        }
        try scanner.openObject()
        var isApplications = false
        var hasRole = false
        var hasContent = false
        var text: RequestFields.Places.Text?
        while let key = try scanner.nextKey() {
            if scanner.equals(key, "role") {
                if hasRole { note(.ambiguous, name() + ".role", "'role' stands there twice.") }
                hasRole = true
                isApplications = try readRole(name())
            } else if scanner.equals(key, "content") {
                if hasContent { note(.ambiguous, name() + ".content", "'content' stands there twice.") }
                hasContent = true
                text = try readContent(name())
            } else {
                noteSpelling(of: key, "role", "content", name())
                try measureValue(of: key)
            }
        }
        if isApplications, let text { fields.places.applicationTexts.append(text) }
    }

    /// Whether a message's role is one that models obey: `system`, or `developer`, as it is called since the first
    /// reasoning models.
    private mutating func readRole(_ name: @autoclosure () -> String) throws(JSONError) -> Bool {
        guard try scanner.kind() == .string else {
            try scanner.skipValue()
            note(.invalidType, name() + ".role", "'role' has to be a string.")
            return false
        }
        let role = try scanner.string()
        let folded = FoldedKey(role, in: scanner)
        return folded.equals("system") || folded.equals("developer")
    }

    private mutating func readContent(
        _ name: @autoclosure () -> String
    ) throws(JSONError) -> RequestFields.Places.Text? {
        switch try scanner.kind() {
        case .string:
            let text = try scanner.string()
            fields.input.textBytes += text.decodedCount
            return .string(text.range.lowerBound)
        case .array:
            try scanner.openArray()
            var parts = RequestFields.Places.Container(start: scanner.offset, isEmpty: true)
            var first: Int?
            while try scanner.nextElement() {
                parts.isEmpty = false
                let text = try readPart(name())
                first = first ?? text
            }
            return first.map { .string($0) } ?? .parts(parts)
        case .null:
            try scanner.null()
            return nil
        default:
            try scanner.skipValue()
            note(.invalidType, name() + ".content", "'content' has to be a string or a list of parts.")
            return nil
        }
    }

    /// Reads a part of a message's content, and returns where its text starts, if it has one.
    private mutating func readPart(_ name: @autoclosure () -> String) throws(JSONError) -> Int? {
        guard try scanner.kind() == .object else {
            try scanner.skipValue()
            note(.invalidType, name() + ".content", "A part of 'content' has to be an object.")
            return nil
        }
        try scanner.openObject()
        var start: Int?
        while let key = try scanner.nextKey() {
            guard scanner.equals(key, "text"), try scanner.kind() == .string else {
                noteSpelling(of: key, "text", "text", name() + ".content")
                try measureValue(of: key)
                continue
            }
            if start != nil { note(.ambiguous, name() + ".content", "'text' stands there twice.") }
            let text = try scanner.string()
            fields.input.textBytes += text.decodedCount
            start = text.range.lowerBound
        }
        return start
    }

    /// Counts what a model reads of a member: the text, or that it is a medium, whose bytes tell nothing.
    private mutating func measureValue(of key: JSONString) throws(JSONError) {
        let isMedium =
            scanner.equals(key, "image_url") || scanner.equals(key, "input_audio") || scanner.equals(key, "file")
            || scanner.equals(key, "file_data") || scanner.equals(key, "audio")
        var measure = JSONScanner.Measure()
        _ = try scanner.skipValue(measuring: &measure)
        if isMedium {
            fields.input.media += 1
        } else {
            fields.input.textBytes += measure.stringBytes
        }
    }

    private mutating func noteSpelling(
        of key: JSONString,
        _ first: StaticString,
        _ second: StaticString,
        _ name: @autoclosure () -> String
    ) {
        let folded = FoldedKey(key, in: scanner)
        let isFirst = folded.equals(first)
        guard isFirst || folded.equals(second) else { return }
        let word = isFirst ? first : second
        // A part's text that is no string isn't another spelling.
        guard !scanner.equals(key, word) else { return }
        note(
            .ambiguous,
            name() + ".\(word)",
            "Write '\(word)' in lower case, and once: some readers take other spellings for it."
        )
    }
}
