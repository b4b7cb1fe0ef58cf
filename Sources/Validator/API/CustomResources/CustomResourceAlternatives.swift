import KubernetesSchemas
import YAML

/// `allOf`, `anyOf`, `oneOf` and `not` (kube-openapi: `SchemaPropsValidator`, in pkg/validation/validate/schema_props.go).
struct CustomResourceAlternatives {
    let schema: ObjectSchema
    let version: KubernetesVersion

    /// What is wrong with a value; `nil` when nothing is.
    ///
    /// - Parameter main: the type that has the alternatives, with the defaults.
    func problem(of node: YAMLNode, _ main: Int32, _ constraints: Constraints) -> String? {
        if !constraints.anyOf.isEmpty, !constraints.anyOf.contains(where: { isValid(node, $0, main) }) {
            return "none of the alternatives fits\(hint(constraints.anyOf))"
        }
        if !constraints.oneOf.isEmpty {
            let count = constraints.oneOf.reduce(0) { isValid(node, $1, main) ? $0 + 1 : $0 }
            if count == 0 { return "none of the alternatives fits\(hint(constraints.oneOf))" }
            if count > 1 { return "\(count) alternatives fit, and only one may\(hint(constraints.oneOf))" }
        }
        if constraints.allOf.contains(where: { !isValid(node, $0, main) }) {
            return "the value lacks what its definition demands of every one (allOf)"
        }
        if let not = constraints.not, isValid(node, not, main) {
            return "the value is what its definition excludes (not)\(hint([not]))"
        }
        return nil
    }

    /// `: one of 'a', 'b'` for alternatives that ask for fields.
    private func hint(_ alternatives: [Int32]) -> String {
        let names = alternatives.flatMap { required($0) }
        guard !names.isEmpty else { return "" }
        return ": " + names.map { "'\($0)'" }.joined(separator: ", ")
    }

    private func required(_ index: Int32) -> [String] {
        let type = schema.types[Int(index)]
        let own = type.constraints >= 0 ? schema.constraints[Int(type.constraints)].required : []
        return own + schema.fields(of: type).filter { $0.requiredBit != 0 }.map { schema.name(of: $0) }
    }

    /// Whether a value is what an alternative asks for. Alternatives say nothing of types.
    private func isValid(_ node: YAMLNode, _ index: Int32, _ main: Int32?) -> Bool {
        let type = schema.types[Int(index)]
        if !hasType(node, type) { return isLoose(type) }
        if type.constraints >= 0 {
            let constraints = schema.constraints[Int(type.constraints)]
            if let problem = CustomResourceValue.problem(of: node, constraints),
                problem.rule.id != Rule.customResourceUnchecked.id
            {
                return false
            }
            if problem(of: node, main ?? index, constraints) != nil { return false }
        }
        switch type.kind {
        case .object: return fieldsAreValid(node, index, main)
        case .list: return node.elements.allSatisfy { isValid($0, type.element, main.flatMap(element)) }
        case .map: return node.entries.allSatisfy { isValid($0.value, type.element, main.flatMap(element)) }
        default: return true
        }
    }

    private func fieldsAreValid(_ node: YAMLNode, _ index: Int32, _ main: Int32?) -> Bool {
        guard node.kind == .mapping else { return true }
        for name in required(index) where value(name, of: node, main) == nil { return false }
        for field in schema.fields(of: schema.types[Int(index)]) {
            let name = schema.name(of: field)
            guard let value = value(name, of: node, main) else { continue }
            if !isValid(value, field.type, main.flatMap { self.field(name, of: $0) }) { return false }
        }
        return true
    }

    /// The value of a field, or its default.
    private func value(_ name: String, of node: YAMLNode, _ main: Int32?) -> YAMLNode? {
        if let value = node[name], !value.isNull { return value }
        guard let type = main.flatMap({ field(name, of: $0) }) else { return nil }
        let constraints = schema.types[Int(type)].constraints
        return constraints >= 0 ? schema.constraints[Int(constraints)].defaultValue : nil
    }

    private func field(_ name: String, of type: Int32) -> Int32? {
        var name = name
        return name.withUTF8 { schema.field($0, of: schema.types[Int(type)])?.type }
    }

    private func element(of type: Int32) -> Int32? {
        let type = schema.types[Int(type)]
        return type.kind == .list || type.kind == .map ? type.element : nil
    }

    private func hasType(_ node: YAMLNode, _ type: SchemaType) -> Bool {
        switch type.kind {
        case .any, .raw: true
        case .object, .map: node.kind == .mapping
        case .list: node.kind == .sequence
        case .string, .bytes, .time, .microTime: node.kind == .scalar && node.nonString == nil
        case .bool:
            if case .bool? = node.nonString { true } else { false }
        case .int32, .int64, .integer, .number:
            switch node.nonString {
            case .int, .unsignedInt: true
            case .float(let value): type.kind == .number || value.rounded() == value
            default: false
            }
        case .quantity, .intOrString: node.kind == .scalar
        }
    }

    /// Whether the kind follows from words like `properties`, which say nothing of values of another type.
    private func isLoose(_ type: SchemaType) -> Bool {
        type.kind == .object || type.kind == .list || type.kind == .map
    }
}
