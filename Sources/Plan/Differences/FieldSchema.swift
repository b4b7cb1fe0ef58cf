import KubernetesSchemas

/// What the schema of a kind says about one of its fields.
struct FieldSchema {
    private let schema: ObjectSchema
    private let index: Int32

    /// The object itself.
    init(_ schema: ObjectSchema) {
        self.init(schema, schema.root)
    }

    private init(_ schema: ObjectSchema, _ index: Int32) {
        self.schema = schema
        self.index = index
    }

    var type: SchemaType { schema.types[Int(index)] }

    /// A field of the object, or the values of the map.
    func member(_ name: String) -> FieldSchema? {
        let type = type
        if type.kind == .map { return FieldSchema(schema, type.element) }
        guard type.kind == .object else { return nil }
        var name = name
        return name.withUTF8 { schema.field($0, of: type) }.map { FieldSchema(schema, $0.type) }
    }

    /// The elements of the list.
    var element: FieldSchema? {
        type.kind == .list ? FieldSchema(schema, type.element) : nil
    }

    /// The fields that tell the elements of the list apart (`x-kubernetes-list-map-keys`); none for another list.
    var listKeys: [String] {
        type.listKeys >= 0 ? schema.listKeys[Int(type.listKeys)] : []
    }

    /// Whether it is a text that custom resources say is a duration: by its format, or by a pattern of such as Flux's
    /// `^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$` or Prometheus operator's, both of which name milliseconds.
    var isDuration: Bool {
        guard type.constraints >= 0 else { return false }
        let constraints = schema.constraints[Int(type.constraints)]
        if constraints.format == "duration" { return true }
        guard let pattern = constraints.pattern else { return false }
        return pattern.contains("(ms|s|m|h)") || pattern.contains(")ms)?")
    }

    /// Whether the schema has a rule that the value never changes: `self == oldSelf`
    /// (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions, "Immutability").
    var isImmutable: Bool {
        guard schema.isCustom, type.constraints >= 0 else { return false }
        return schema.constraints[Int(type.constraints)].rules.contains { rule in
            ["self==oldSelf", "oldSelf==self"].contains(rule.rule.filter { !$0.isWhitespace })
        }
    }
}
