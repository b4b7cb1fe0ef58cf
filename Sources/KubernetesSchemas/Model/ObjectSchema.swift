/// What one version of the API server knows about one kind: all types in its reach, in flat tables.
///
/// It is made when the kind is first asked for.
public final class ObjectSchema: Sendable {
    /// Whether objects of the kind are in a namespace.
    public let isNamespaced: Bool
    /// Whether the kind is defined by a CustomResourceDefinition.
    public let isCustom: Bool

    /// The type of the object.
    package let root: Int32
    package let types: [SchemaType]
    package let fields: [SchemaField]
    /// For each list that is a map, the names of the fields that are its keys.
    package let listKeys: [[String]]
    package let constraints: [Constraints]
    /// The names of types, as the table has them.
    let typeNames: [String]
    private let slots: [Int32]
    private let names: [UInt8]

    init(_ builder: SchemaBuilder, root: Int32, isNamespaced: Bool, isCustom: Bool) {
        self.root = root
        self.isNamespaced = isNamespaced
        self.isCustom = isCustom
        types = builder.types
        fields = builder.fields
        listKeys = builder.listKeys
        constraints = builder.constraints
        typeNames = builder.typeNames
        slots = builder.slots
        names = builder.names
    }

    /// The field of an object that a name is of; `nil` when it has none.
    package func field(_ name: UnsafeBufferPointer<UInt8>, of type: SchemaType) -> SchemaField? {
        guard type.slotMask >= 0 else { return nil }
        let hash = SchemaField.hash(name)
        var slot = Int32(truncatingIfNeeded: hash) & type.slotMask
        while true {
            let index = slots[Int(type.firstSlot + slot)]
            guard index >= 0 else { return nil }
            let field = fields[Int(index)]
            if field.hash == hash, isName(name, of: field) { return field }
            slot = (slot + 1) & type.slotMask
        }
    }

    @inline(__always)
    private func isName(_ name: UnsafeBufferPointer<UInt8>, of field: SchemaField) -> Bool {
        guard name.count == Int(field.nameLength) else { return false }
        let start = Int(field.nameStart)
        for offset in 0..<name.count where names[start + offset] != name[offset] { return false }
        return true
    }

    /// The name of a field.
    package func name(of field: SchemaField) -> String {
        String(decoding: names[Int(field.nameStart)..<Int(field.nameStart + field.nameLength)], as: UTF8.self)
    }

    /// The fields of an object, by name.
    package func fields(of type: SchemaType) -> ArraySlice<SchemaField> {
        fields[Int(type.fields.lowerBound)..<Int(type.fields.upperBound)]
    }

    /// The name of a type, as the table has it: `core.v1.PodSpec`.
    package func typeName(of type: Int32) -> String {
        typeNames[Int(type)]
    }
}
