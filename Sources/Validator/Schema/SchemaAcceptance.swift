import KubernetesSchemas
import YAML

/// A first look at an object: whether it is as its schema has it.
///
/// Most objects are, and to say no more than that takes half as long as ``SchemaWalk``, which looks at all others. What
/// needs a thought is not accepted: whatever is `null`, and every field that isn't known.
struct SchemaAcceptance {
    private let schema: ObjectSchema
    private let object: ManifestObject
    private let errors: FieldErrors
    private let tree: CommonTree

    /// Whether ``SchemaWalk`` would find nothing in an object.
    static func accepts(_ object: ManifestObject, _ schema: ObjectSchema, _ errors: FieldErrors) -> Bool {
        object.root.withCommonTree { tree, root in
            SchemaAcceptance(schema: schema, object: object, errors: errors, tree: tree).accepts(root, schema.root)
        } ?? false
    }

    private func accepts(_ node: Int, _ index: Int32) -> Bool {
        let type = schema.types[Int(index)]
        switch type.kind {
        case .any: return true
        case .raw: return tree.isMapping(node)
        case .object: return tree.isMapping(node) && acceptsObject(node, type)
        case .list: return tree.isSequence(node) && acceptsList(node, type)
        case .map: return tree.isMapping(node) && acceptsMap(node, type)
        default: return tree.isScalar(node) && acceptsScalar(node, type.kind)
        }
    }

    private func acceptsObject(_ node: Int, _ type: SchemaType) -> Bool {
        var seen: UInt64 = 0
        var key = node + 1
        for _ in 0..<tree.count(of: node) {
            let value = tree.next(after: key)
            guard let field = schema.field(tree.text(of: key), of: type), !field.isTrap, accepts(value, field.type)
            else {
                return false
            }
            // Only what may be anything is accepted as `null`, which is not there.
            if field.requiredBit != 0, tree.isScalar(value), case .null? = tree.nonString(value) { return false }
            seen |= field.requiredBit
            key = tree.next(after: value)
        }
        return seen == type.required
    }

    private func acceptsList(_ node: Int, _ type: SchemaType) -> Bool {
        var element = node + 1
        for _ in 0..<tree.count(of: node) {
            guard accepts(element, type.element) else { return false }
            element = tree.next(after: element)
        }
        guard type.listKeys >= 0 || type.isSet, tree.count(of: node) > 1 else { return true }
        var walk = SchemaWalk(schema, object, errors)
        walk.checkDuplicates(object.root.node(at: node), type)
        return walk.errors.all.count == errors.all.count
    }

    private func acceptsMap(_ node: Int, _ type: SchemaType) -> Bool {
        var key = node + 1
        for _ in 0..<tree.count(of: node) {
            let value = tree.next(after: key)
            guard accepts(value, type.element) else { return false }
            key = tree.next(after: value)
        }
        return true
    }

    private func acceptsScalar(_ node: Int, _ kind: SchemaType.Kind) -> Bool {
        guard let value = tree.nonString(node) else {
            switch kind {
            case .string, .intOrString: return true
            case .quantity: return Quantity.isCommonForm(tree.text(of: node))
            case .bytes: return GoBase64.isValid(tree.text(of: node))
            case .time: return GoTime.isValid(tree.text(of: node), hasMicroseconds: false)
            case .microTime: return GoTime.isValid(tree.text(of: node), hasMicroseconds: true)
            default: return false
            }
        }
        return switch (kind, value) {
        case (.bool, .bool), (.int64, .int), (.integer, .int), (.number, .int): true
        case (.quantity, .int(let number)): number == 0 || number % 1000 != 0
        case (.int32, .int(let number)), (.intOrString, .int(let number)): Int32(exactly: number) != nil
        default: false
        }
    }
}
