internal import YAML

/// Collects the types of a kind.
struct SchemaBuilder {
    /// A field of an object, before it is part of a table.
    struct Field {
        var name: String
        var type: Int32
        var isRequired: Bool
        var isEnforced = true
    }

    private(set) var types: [SchemaType] = []
    private(set) var fields: [SchemaField] = []
    private(set) var listKeys: [[String]] = []
    private(set) var constraints: [Constraints] = []
    private(set) var typeNames: [String] = []
    private(set) var slots: [Int32] = []
    private(set) var names: [UInt8] = []

    /// Adds a type whose parts may not be known yet.
    mutating func add(_ type: SchemaType, name: String = "") -> Int32 {
        types.append(type)
        typeNames.append(name)
        return Int32(types.count - 1)
    }

    mutating func set(_ index: Int32, _ type: SchemaType) {
        types[Int(index)] = type
    }

    mutating func update(_ index: Int32, _ body: (inout SchemaType) -> Void) {
        body(&types[Int(index)])
    }

    mutating func add(listKeys names: [String]) -> Int32 {
        listKeys.append(names)
        return Int32(listKeys.count - 1)
    }

    mutating func add(_ some: Constraints) -> Int32 {
        constraints.append(some)
        return Int32(constraints.count - 1)
    }

    /// Gives an object its fields.
    ///
    /// - Returns: the names of required fields that are more than there are bits for.
    mutating func setFields(_ list: [Field], of index: Int32) -> [String] {
        var type = types[Int(index)]
        let first = fields.count
        var bits: UInt64 = 1
        var rest: [String] = []
        for field in list {
            let utf8 = Array(field.name.utf8)
            var bit: UInt64 = 0
            if field.isRequired, bits != 0 {
                bit = bits
                bits <<= 1
            } else if field.isRequired {
                rest.append(field.name)
            }
            type.required |= bit
            fields.append(
                SchemaField(
                    hash: utf8.withUnsafeBufferPointer { SchemaField.hash($0) },
                    nameStart: UInt32(names.count),
                    nameLength: UInt32(utf8.count),
                    requiredBit: bit,
                    isEnforced: field.isEnforced,
                    type: field.type,
                    isTrap: YAMLScalar(plain: field.name) != .string(field.name)
                )
            )
            names += utf8
        }
        type.fields = Int32(first)..<Int32(fields.count)
        addSlots(&type)
        types[Int(index)] = type
        return rest
    }

    /// A table that is at most half full, so that a name that isn't there is soon known not to be.
    private mutating func addSlots(_ type: inout SchemaType) {
        var size = 4
        while size < type.fields.count * 2 { size *= 2 }
        type.firstSlot = Int32(slots.count)
        type.slotMask = Int32(size - 1)
        slots += repeatElement(-1, count: size)
        for index in type.fields {
            var slot = Int32(truncatingIfNeeded: fields[Int(index)].hash) & type.slotMask
            while slots[Int(type.firstSlot + slot)] >= 0 { slot = (slot + 1) & type.slotMask }
            slots[Int(type.firstSlot + slot)] = index
        }
    }
}
