internal import YAML

/// Makes the schema of a kind out of the text of a table.
///
/// A type is written as `string`, `[]T`, `{}T` or the name of a type of the section; a list has the fields that are its keys
/// behind it (`map=name`) or that it is a set.
struct TableCompiler {
    private let section: TableSection
    /// Whose fields are taken.
    private let minor: Int
    private var builder = SchemaBuilder()
    /// Types that are known, as they are written.
    private var known: [String: Int32] = [:]
    /// Types by name whose fields are still to be read.
    private var waiting: [(name: String, type: Int32)] = []
    private var patterns = PatternCache()

    private init(_ section: TableSection, minor: Int) {
        self.section = section
        self.minor = minor
    }

    /// The schema of a kind.
    ///
    /// - Parameter metadata: the section that has the type of `metadata`, for custom resources.
    static func compile(_ kind: SchemaTable.Kind, in section: TableSection, metadata: TableSection?, minor: Int)
        -> ObjectSchema
    {
        var compiler = TableCompiler(section, minor: minor)
        let root = compiler.type(kind.type)
        compiler.readWaiting()
        if let metadata {
            let meta = type(CustomResourceShape.objectMeta, in: [metadata], minor: minor, into: &compiler.builder)
            CustomResourceShape.complete(&compiler.builder, root: root, metadata: meta)
        }
        return ObjectSchema(
            compiler.builder,
            root: root,
            isNamespaced: kind.isNamespaced,
            isCustom: metadata != nil
        )
    }

    /// Adds a type of another table, and all in its reach.
    static func type(_ name: String, in sections: [TableSection], minor: Int, into builder: inout SchemaBuilder)
        -> Int32
    {
        guard let section = sections.first else { return builder.add(SchemaType(.any)) }
        var compiler = TableCompiler(section, minor: minor)
        swap(&compiler.builder, &builder)
        let type = compiler.type(name)
        compiler.readWaiting()
        swap(&compiler.builder, &builder)
        return type
    }

    private mutating func readWaiting() {
        while let next = waiting.popLast() { read(next.name, into: next.type) }
    }

    /// The type that a text stands for.
    private mutating func type(_ text: String) -> Int32 {
        if let type = known[text] { return type }
        let type: Int32
        if text.hasPrefix("[]") || text.hasPrefix("{}") {
            var collection = SchemaType(text.hasPrefix("[]") ? .list : .map)
            let parts = text.dropFirst(2).split(separator: " ", maxSplits: 1)
            collection.element = self.type(String(parts.first ?? ""))
            if parts.count == 2, parts[1] == "set" { collection.isSet = true }
            if parts.count == 2, parts[1].hasPrefix("map=") {
                collection.listKeys = builder.add(
                    listKeys: parts[1].dropFirst(4).split(separator: ",").map(String.init)
                )
            }
            type = builder.add(collection, name: text)
        } else if let kind = SchemaType.Kind(text) {
            type = builder.add(SchemaType(kind), name: text)
        } else {
            type = builder.add(SchemaType(.object), name: text)
            waiting.append((text, type))
        }
        known[text] = type
        return type
    }

    private mutating func read(_ name: String, into index: Int32) {
        guard let entry = section.entry(name) else { return }
        let text = section.text
        if !entry.head.isEmpty {
            let head = text.string(entry.head)
            if head != "object" {
                // The name is another one for this type.
                let type = type(head)
                builder.set(index, builder.types[Int(type)])
            }
        }
        var fields: [SchemaBuilder.Field] = []
        var constraints = Constraints()
        var position = entry.body.lowerBound
        while position < entry.body.upperBound {
            let end = text.endOfLine(from: position)
            if position + 1 < end, text.bytes[position + 1] == UInt8(ascii: "=") {
                read(constraint: position + 2..<end, of: index, into: &constraints)
            } else if let field = field(position + 1..<end) {
                fields.append(field)
            }
            position = end + 1
        }
        if builder.types[Int(index)].kind == .object {
            constraints.required += builder.setFields(fields, of: index)
        }
        finish(constraints, of: index)
    }

    private mutating func finish(_ constraints: Constraints, of index: Int32) {
        var constraints = constraints
        constraints.expression = constraints.pattern.flatMap { patterns.expression($0) }
        guard !constraints.isTrivial || constraints.isNullable || constraints.defaultValue != nil else { return }
        let place = builder.add(constraints)
        builder.update(index) { $0.constraints = place }
    }

    /// `name! type @30-`: a field; `nil` for one that the version doesn't have.
    private mutating func field(_ line: Range<Int>) -> SchemaBuilder.Field? {
        let bytes = section.text.bytes
        guard let space = bytes[line].firstIndex(of: UInt8(ascii: " ")) else { return nil }
        var end = line.upperBound
        if let mark = bytes[space..<end].lastIndex(of: UInt8(ascii: "@")), bytes[mark - 1] == UInt8(ascii: " ") {
            guard isIn(bytes[mark + 1..<end]) else { return nil }
            end = mark - 1
        }
        let mark = bytes[space - 1]
        let isRequired = mark == UInt8(ascii: "!") || mark == UInt8(ascii: "?")
        return SchemaBuilder.Field(
            name: section.text.string(line.lowerBound..<(isRequired ? space - 1 : space)),
            type: type(section.text.string(space + 1..<end)),
            isRequired: isRequired,
            isEnforced: mark == UInt8(ascii: "!")
        )
    }

    /// The minor versions that have a field of a type.
    static func minors(ofField name: String, in entry: TableSection.Entry, _ section: TableSection) -> [Int] {
        KubernetesVersion.supported.map(\.minor).filter { minor in
            let compiler = TableCompiler(section, minor: minor)
            var position = entry.body.lowerBound
            while position < entry.body.upperBound {
                let end = section.text.endOfLine(from: position)
                let words = section.text.words(position..<end)
                let own = words.first.map { $0.hasSuffix("!") || $0.hasSuffix("?") ? String($0.dropLast()) : $0 }
                if own == name,
                    words.last?.hasPrefix("@") != true
                        || compiler.isIn(Array((words.last ?? "").utf8.dropFirst())[...])
                {
                    return true
                }
                position = end + 1
            }
            return false
        }
    }

    /// Whether a range like `30-`, `-33` or `30-33` has the version.
    private func isIn(_ range: ArraySlice<UInt8>) -> Bool {
        guard let dash = range.firstIndex(of: UInt8(ascii: "-")) else { return true }
        let first = Int(String(decoding: range[..<dash], as: UTF8.self)) ?? 0
        let last = Int(String(decoding: range[(dash + 1)...], as: UTF8.self)) ?? Int.max
        return first <= minor && minor <= last
    }

    private mutating func read(constraint line: Range<Int>, of index: Int32, into constraints: inout Constraints) {
        let bytes = section.text.bytes
        let space = bytes[line].firstIndex(of: UInt8(ascii: " ")) ?? line.upperBound
        let word = section.text.string(line.lowerBound..<space)
        let value = section.text.string(min(space + 1, line.upperBound)..<line.upperBound)
        switch word {
        case "map":
            let keys = builder.add(listKeys: value.split(separator: ",").map(String.init))
            builder.update(index) { $0.listKeys = keys }
        case "set": builder.update(index) { $0.isSet = true }
        case "embedded-resource": builder.update(index) { $0.isEmbeddedResource = true }
        case "preserve-unknown-fields": builder.update(index) { $0.preservesUnknown = true }
        case "allOf": constraints.allOf.append(type(value))
        case "anyOf": constraints.anyOf.append(type(value))
        case "oneOf": constraints.oneOf.append(type(value))
        case "not": constraints.not = type(value)
        case "required": constraints.required.append(value)
        case "pattern": constraints.pattern = value
        case "format": constraints.format = value
        case "nullable": constraints.isNullable = true
        case "uniqueItems": constraints.hasUniqueItems = true
        case "exclusiveMinimum": constraints.isMinimumExclusive = true
        case "exclusiveMaximum": constraints.isMaximumExclusive = true
        case "rule": constraints.rules += JSONText.node(value).flatMap(ValidationRule.init).map { [$0] } ?? []
        case "default": constraints.defaultValue = JSONText.node(value)
        case "enum": constraints.enumeration = JSONText.node(value).map { Array($0.elements) }
        default: constraints.setBound(word, Double(value))
        }
    }
}

extension SchemaType.Kind {
    /// The type of a word of the table.
    init?(_ word: String) {
        switch word {
        case "any": self = .any
        case "raw": self = .raw
        case "string": self = .string
        case "bool": self = .bool
        case "int32": self = .int32
        case "int64": self = .int64
        case "integer": self = .integer
        case "number", "double": self = .number
        case "bytes": self = .bytes
        case "time": self = .time
        case "microtime": self = .microTime
        case "quantity": self = .quantity
        case "intOrString": self = .intOrString
        default: return nil
        }
    }
}

extension Constraints {
    /// Sets a constraint that is a number, by its name in OpenAPI.
    mutating func setBound(_ word: String, _ value: Double?) {
        guard let value else { return }
        let count = Int(exactly: value)
        switch word {
        case "minLength": minLength = count
        case "maxLength": maxLength = count
        case "minimum": minimum = value
        case "maximum": maximum = value
        case "multipleOf": multipleOf = value
        case "minItems": minItems = count
        case "maxItems": maxItems = count
        case "minProperties": minProperties = count
        case "maxProperties": maxProperties = count
        default: break
        }
    }
}

/// JSON within a table or a definition.
enum JSONText {
    static func node(_ text: String) -> YAMLNode? {
        (try? YAMLStream.parse(text))?.documents.first
    }
}

/// Patterns that are ready to match, each made once a kind.
struct PatternCache {
    private var expressions: [String: RegularExpression?] = [:]

    mutating func expression(_ pattern: String) -> RegularExpression? {
        if let known = expressions[pattern] { return known }
        let made = try? RegularExpression(pattern)
        expressions[pattern] = .some(made)
        return made
    }
}
