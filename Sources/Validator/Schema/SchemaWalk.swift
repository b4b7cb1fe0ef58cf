import Diagnostics
import KubernetesSchemas
import YAML

/// Walks an object as the server's decoder does, with the schema of its kind.
///
/// Nothing is allocated for what is right: names and values are looked at where they stand in the tree.
struct SchemaWalk {
    let schema: ObjectSchema
    let object: ManifestObject
    let version: KubernetesVersion
    var errors: FieldErrors
    /// Whether every value is of its type.
    var decodes = true
    /// Whether the walk is in the `status` of a custom resource, which the server drops from what is created; unknown fields
    /// in it are refused all the same.
    private var isInDroppedStatus = false

    init(_ schema: ObjectSchema, _ object: ManifestObject, _ errors: FieldErrors) {
        self.schema = schema
        self.object = object
        version = errors.version
        self.errors = errors
    }

    mutating func check(_ node: YAMLNode, _ index: Int32) {
        let type = schema.types[Int(index)]
        switch type.kind {
        case .any: return
        case .raw: checkRaw(node)
        case .object: checkObject(node, type, index)
        case .list: checkList(node, type, index)
        case .map: checkMap(node, type, index)
        default:
            guard node.kind == .scalar else {
                if type.kind != .bytes || !isListOfBytes(node) { wrongType(node, index) }
                return
            }
            checkScalar(node, type.kind, index)
        }
    }

    /// Whether it is a list of numbers up to 255, which Go's `encoding/json` takes for bytes as well.
    private func isListOfBytes(_ node: YAMLNode) -> Bool {
        node.kind == .sequence
            && node.elements.allSatisfy { element in
                if case .int(let number)? = element.nonString { return UInt8(exactly: number) != nil }
                return element.isNull
            }
    }

    private mutating func checkRaw(_ node: YAMLNode) {
        guard node.kind != .mapping, !node.isNull else { return }
        let message = SchemaWording.wrongType(node, .raw) + " by its published schema, though it takes the value"
        errors.add(.wrongType, at: node, message, severity: .warning)
    }

    private mutating func checkObject(_ node: YAMLNode, _ type: SchemaType, _ index: Int32) {
        guard node.kind == .mapping else {
            if !node.isNull { wrongType(node, index) }
            return
        }
        var seen: UInt64 = 0
        for (key, value) in node.entries {
            guard let field = field(key, of: type) else {
                if !type.preservesUnknown { unknownField(key, value, type, index) }
                continue
            }
            if schema.isCustom, index == schema.root, key.hasText("status") {
                isInDroppedStatus = true
                check(value, field.type)
                isInDroppedStatus = false
            } else {
                check(value, field.type)
            }
            if field.requiredBit != 0, !value.isNull || schema.isCustom && isNullable(field.type) {
                seen |= field.requiredBit
            }
        }
        if seen != type.required, !isInDroppedStatus { missingFields(node, type, index, seen: seen) }
    }

    private func field(_ key: YAMLNode, of type: SchemaType) -> SchemaField? {
        let field = key.withUTF8 { schema.field($0, of: type) }
        if let field, !field.isTrap { return field }
        // What means something else than it says: `on`, `0x1F`, a tagged one.
        guard key.nonString != nil || field != nil, var text = key.keyText else { return field }
        return text.withUTF8 { schema.field($0, of: type) }
    }

    private mutating func checkList(_ node: YAMLNode, _ type: SchemaType, _ index: Int32) {
        guard node.kind == .sequence else {
            if !node.isNull { wrongType(node, index) }
            return
        }
        for element in node.elements {
            check(element, type.element)
            if schema.isCustom, element.isNull, !allowsNull(type.element) { wrongType(element, type.element) }
        }
        if type.listKeys >= 0 || type.isSet, !isInDroppedStatus { checkDuplicates(node, type) }
    }

    private mutating func checkMap(_ node: YAMLNode, _ type: SchemaType, _ index: Int32) {
        guard node.kind == .mapping else {
            if !node.isNull { wrongType(node, index) }
            return
        }
        for (_, value) in node.entries { check(value, type.element) }
    }

    private mutating func checkScalar(_ node: YAMLNode, _ kind: SchemaType.Kind, _ index: Int32) {
        guard let value = node.nonString else {
            switch kind {
            case .string, .intOrString: return
            case .quantity:
                if !node.withUTF8(GoQuantity.isTrimmedValid) { malformed(node, "quantity", "as '500m' or '1Gi'") }
                errors.checkForm(ofQuantity: node)
            case .bytes:
                if !node.withUTF8(GoBase64.isValid) { malformed(node, "base64", "encode it, padding included") }
            case .time, .microTime:
                let isMicro = kind == .microTime
                guard !node.withUTF8({ GoTime.isValid($0, hasMicroseconds: isMicro) }) else { return }
                malformed(node, "time", isMicro ? "as '2024-05-01T12:00:00.000000Z'" : "as '2024-05-01T12:00:00Z'")
            default: wrongType(node, index)
            }
            return
        }
        if isNull(value) { return }
        switch (kind, value) {
        case (.quantity, .int): errors.checkForm(ofQuantity: node)
        case (.bool, .bool), (.int64, .int), (.integer, .int), (.integer, .unsignedInt), (.number, .int),
            (.number, .unsignedInt), (.quantity, .unsignedInt):
            return
        case (.int32, .int(let number)), (.intOrString, .int(let number)):
            if Int32(exactly: number) == nil, !(schema.isCustom && kind == .intOrString) { outOfRange(node, kind) }
        case (.number, .float(let number)), (.quantity, .float(let number)):
            // JSON has no words for the others; the category `syntax` says so.
            if !number.isFinite { wrongType(node, index) }
            if kind == .quantity { errors.checkForm(ofQuantity: node) }
        case (.int32, .float(let number)), (.int64, .float(let number)), (.integer, .float(let number)),
            (.intOrString, .float(let number)):
            // The reader writes 1.0 as 1 before anything decodes it.
            guard number.rounded() == number else {
                wrongType(node, index)
                return
            }
            if !isInRange(number, kind) { outOfRange(node, kind) }
        case (.int64, .unsignedInt), (.int32, .unsignedInt), (.intOrString, .unsignedInt): outOfRange(node, kind)
        default: wrongType(node, index)
        }
    }

    /// Whether an element of a custom resource's list may be `null`: elsewhere the server leaves it out or fills in a default
    /// (apiextensions-apiserver: `defaulting.PruneNonNullableNullsWithoutDefaults`).
    private func allowsNull(_ index: Int32) -> Bool {
        let type = schema.types[Int(index)]
        guard type.kind != .any else { return true }
        guard type.constraints >= 0 else { return false }
        return isNullable(index) || schema.constraints[Int(type.constraints)].defaultValue != nil
    }

    private func isNullable(_ index: Int32) -> Bool {
        let constraints = schema.types[Int(index)].constraints
        return constraints >= 0 && schema.constraints[Int(constraints)].isNullable
    }

    private func isNull(_ value: YAMLScalar) -> Bool {
        if case .null = value { return true }
        return false
    }

    private func isInRange(_ number: Double, _ kind: SchemaType.Kind) -> Bool {
        switch kind {
        case .int32, .intOrString: Int32(exactly: number) != nil
        case .int64: Int64(exactly: number) != nil
        default: true
        }
    }

    mutating func wrongType(_ node: YAMLNode, _ index: Int32) {
        guard !isInDroppedStatus else { return }
        decodes = false
        let message = SchemaWording.wrongType(node, schema.types[Int(index)].kind)
        errors.add(.wrongType, at: node, message)
    }

    private mutating func outOfRange(_ node: YAMLNode, _ kind: SchemaType.Kind) {
        guard !isInDroppedStatus else { return }
        decodes = false
        let bits = kind == .int64 ? 64 : 32
        errors.add(.wrongType, at: node, "\(node.text) is more than an integer of \(bits) bits holds")
    }

    private mutating func malformed(_ node: YAMLNode, _ what: String, _ how: String) {
        guard !isInDroppedStatus else { return }
        decodes = false
        let text = node.text
        let shown = text.utf8.count <= 40 ? "'\(text)'" : "the text"
        errors.add(.malformedValue, at: node, "\(shown) is no \(what); write it \(how)")
    }
}
