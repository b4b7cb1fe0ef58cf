/// What every custom resource has, whatever its definition says: `apiVersion`, `kind` and `metadata`.
enum CustomResourceShape {
    /// The type of `metadata` in the table of Kubernetes' own kinds.
    static let objectMeta = "meta.v1.ObjectMeta"

    /// Gives the root, and every embedded resource, what an object has
    /// (apiextensions-apiserver: `objectmeta.Coerce`, `pruning`, `validation` of embedded resources).
    static func complete(_ builder: inout SchemaBuilder, root: Int32, metadata: Int32) {
        let string = builder.add(SchemaType(.string), name: "string")
        for index in builder.types.indices {
            let index = Int32(index)
            let type = builder.types[Int(index)]
            let isRoot = index == root
            guard isRoot || type.isEmbeddedResource, type.kind == .object || type.kind == .map else { continue }
            var fields = builder.fields(of: type).filter { !["apiVersion", "kind", "metadata"].contains($0.name) }
            fields.append(.init(name: "apiVersion", type: string, isRequired: true))
            fields.append(.init(name: "kind", type: string, isRequired: true))
            fields.append(.init(name: "metadata", type: metadata, isRequired: isRoot))
            builder.update(index) { type in
                // One that keeps whatever it has is a map of anything up to here.
                if type.kind == .map { type.preservesUnknown = true }
                type.kind = .object
                type.required = 0
            }
            _ = builder.setFields(fields, of: index)
        }
    }
}

extension SchemaBuilder {
    fileprivate func fields(of type: SchemaType) -> [Field] {
        type.fields.map { index in
            let field = fields[Int(index)]
            let name = names[Int(field.nameStart)..<Int(field.nameStart + field.nameLength)]
            return Field(
                name: String(decoding: name, as: UTF8.self),
                type: field.type,
                isRequired: field.requiredBit != 0,
                isEnforced: field.isEnforced
            )
        }
    }
}
