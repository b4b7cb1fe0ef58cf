import YAML

/// Makes the schema of a custom resource out of its definition
/// (apiextensions-apiserver: `schema.NewStructural`, in pkg/apiserver/schema/convert.go).
struct DefinitionCompiler {
    /// The most types of one definition. etcd takes 1.5 MiB; an alias may make more of that.
    private static let mostTypes = 200_000
    /// The most fields of one object; more, chosen to look alike, would take long to tell apart.
    private static let mostFields = 10_000
    /// How deep schemas may be within one another.
    private static let mostDepth = 200

    private var builder = SchemaBuilder()
    private var patterns = PatternCache()

    static func compile(_ kind: CustomKind, builtin: SchemaTable, minor: Int) -> ObjectSchema {
        var compiler = DefinitionCompiler()
        let root: Int32
        if let schema = kind.schema {
            root = compiler.type(schema, depth: 0, isValidation: false)
        } else {
            var open = SchemaType(.object)
            open.preservesUnknown = true
            root = compiler.builder.add(open)
        }
        let metadata = TableCompiler.type(
            CustomResourceShape.objectMeta,
            in: builtin.sections,
            minor: minor,
            into: &compiler.builder
        )
        CustomResourceShape.complete(&compiler.builder, root: root, metadata: metadata)
        return ObjectSchema(compiler.builder, root: root, isNamespaced: kind.isNamespaced, isCustom: true)
    }

    /// - Parameter isValidation: whether the schema is part of an `allOf` or the like, which says nothing of types.
    private mutating func type(_ schema: YAMLNode, depth: Int, isValidation: Bool) -> Int32 {
        guard schema.kind == .mapping, depth < Self.mostDepth, builder.types.count < Self.mostTypes else {
            return builder.add(SchemaType(.any))
        }
        let facts = SchemaFacts(schema)
        var type = SchemaType(facts.kind(isValidation: isValidation))
        type.preservesUnknown = facts.preservesUnknown && type.kind != .map
        type.isEmbeddedResource = facts.isEmbeddedResource
        type.isSet = facts.isSet
        let index = builder.add(type)
        if type.kind == .list {
            let items = schema["items"]
            let element = items.map { self.type($0, depth: depth + 1, isValidation: isValidation && $0["type"] == nil) }
            let known = element ?? builder.add(SchemaType(.any))
            builder.update(index) { $0.element = known }
            if !facts.listKeys.isEmpty {
                let keys = builder.add(listKeys: facts.listKeys)
                builder.update(index) { $0.listKeys = keys }
            }
        }
        if type.kind == .map {
            let values = schema["additionalProperties"].flatMap { $0.kind == .mapping ? $0 : nil }
            let element = values.map { self.type($0, depth: depth + 1, isValidation: isValidation) }
            let known = element ?? builder.add(SchemaType(.any))
            builder.update(index) { $0.element = known }
        }
        var constraints = Constraints(facts, &patterns)
        if type.kind == .object { addFields(schema, facts, of: index, depth: depth, &constraints) }
        addJunctors(schema, facts, depth: depth, &constraints)
        if !constraints.isTrivial || constraints.isNullable || constraints.defaultValue != nil {
            let place = builder.add(constraints)
            builder.update(index) { $0.constraints = place }
        }
        return index
    }

    private mutating func addFields(
        _ schema: YAMLNode,
        _ facts: SchemaFacts,
        of index: Int32,
        depth: Int,
        _ constraints: inout Constraints
    ) {
        var required = Set(facts.required)
        var fields: [SchemaBuilder.Field] = []
        for (key, value) in schema["properties"]?.entries.map({ $0 }) ?? [] {
            guard let name = key.keyText else { continue }
            guard fields.count < Self.mostFields else {
                builder.update(index) { $0.preservesUnknown = true }
                break
            }
            let isRequired = required.remove(name) != nil
            let type = type(value, depth: depth + 1, isValidation: value["type"] == nil)
            fields.append(.init(name: name, type: type, isRequired: isRequired))
        }
        constraints.required = facts.required.filter { required.contains($0) }
        constraints.required += builder.setFields(fields, of: index)
    }

    private mutating func addJunctors(
        _ schema: YAMLNode,
        _ facts: SchemaFacts,
        depth: Int,
        _ constraints: inout Constraints
    ) {
        func parts(_ word: String) -> [YAMLNode] { schema[word].map { Array($0.elements) } ?? [] }
        constraints.allOf = parts("allOf").map { type($0, depth: depth + 1, isValidation: true) }
        constraints.oneOf = parts("oneOf").map { type($0, depth: depth + 1, isValidation: true) }
        // Where a value may be an integer or a string, it says just that.
        if !facts.isIntOrString {
            constraints.anyOf = parts("anyOf").map { type($0, depth: depth + 1, isValidation: true) }
        }
        constraints.not = schema["not"].map { type($0, depth: depth + 1, isValidation: true) }
    }
}
