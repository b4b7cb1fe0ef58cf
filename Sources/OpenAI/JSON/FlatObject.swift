public import NIOCore

/// A small JSON object of texts and numbers, of which every field is known: the bodies of the platform's own endpoints.
public struct FlatObject: Sendable {
    private enum Value {
        case string(String)
        case integer(Int)
        case boolean(Bool)
        case other
    }

    private var values: [String: Value] = [:]

    /// Reads an object; `null` is as good as nothing.
    ///
    /// - Parameter names: the fields that there may be.
    /// - Throws: that it is no object, or that it has another field, or one twice.
    public init(scanning body: ByteBuffer, allowing names: [String]) throws(RequestError) {
        var problem: RequestError?
        do throws(JSONError) {
            values = try body.scan { (scanner: inout JSONScanner) throws(JSONError) in
                try Self.read(&scanner, names, &problem)
            }
        } catch {
            throw RequestError(error)
        }
        if let problem { throw problem }
    }

    /// The text of a field; `nil` when it is missing.
    public func string(_ name: String) throws(RequestError) -> String? {
        switch values[name] {
        case nil: return nil
        case .string(let text): return text
        default: throw RequestError(.invalidType, name, "'\(name)' has to be a string.")
        }
    }

    /// The whole number of a field; `nil` when it is missing.
    public func integer(_ name: String) throws(RequestError) -> Int? {
        switch values[name] {
        case nil: return nil
        case .integer(let number): return number
        default: throw RequestError(.invalidType, name, "'\(name)' has to be a whole number.")
        }
    }

    /// Whether a field is true; `nil` when it is missing.
    public func boolean(_ name: String) throws(RequestError) -> Bool? {
        switch values[name] {
        case nil: return nil
        case .boolean(let value): return value
        default: throw RequestError(.invalidType, name, "'\(name)' has to be true or false.")
        }
    }

    private static func read(
        _ scanner: inout JSONScanner,
        _ names: [String],
        _ problem: inout RequestError?
    ) throws(JSONError) -> [String: Value] {
        var values: [String: Value] = [:]
        var seen: Set<String> = []
        guard try scanner.kind() == .object else {
            try scanner.skipValue()
            try scanner.finish()
            problem = RequestError(.malformed, nil, "The JSON body of your request has to be an object.")
            return [:]
        }
        try scanner.openObject()
        while let key = try scanner.nextKey() {
            // What isn't known isn't decoded either: it could be long.
            let name = key.decodedCount <= 64 ? scanner.text(key) : ""
            guard names.contains(name) else {
                try scanner.skipValue()
                let known = names.map { "'\($0)'" }.joined(separator: ", ")
                let field = name.isEmpty ? nil : name
                let what = field.map { "'\($0)' is no field of this request" } ?? "There is a field that isn't known"
                problem = problem ?? RequestError(.unknown, field, "\(what); its fields are \(known).")
                continue
            }
            if !seen.insert(name).inserted {
                problem = problem ?? RequestError(.ambiguous, name, "'\(name)' stands there twice.")
            }
            values[name] = try value(&scanner)
        }
        try scanner.finish()
        return values
    }

    private static func value(_ scanner: inout JSONScanner) throws(JSONError) -> Value? {
        switch try scanner.kind() {
        case .null:
            try scanner.null()
            return nil
        case .string: return .string(scanner.text(try scanner.string()))
        case .number: return try scanner.integer().map { .integer($0) } ?? .other
        case .boolean: return .boolean(try scanner.boolean())
        case .array, .object:
            try scanner.skipValue()
            return .other
        }
    }
}
