import Diagnostics
import KubernetesSchemas
import YAML

/// Walks a custom resource that decodes, and asks of each value what its definition asks besides the type
/// (kube-openapi: pkg/validation/validate; defaults are taken to be there, as `defaulting.Default` puts them).
struct CustomResourceWalk {
    let schema: ObjectSchema
    var errors: FieldErrors

    init(_ schema: ObjectSchema, _ errors: FieldErrors) {
        self.schema = schema
        self.errors = errors
    }

    mutating func check(_ node: YAMLNode, _ index: Int32) {
        let type = schema.types[Int(index)]
        // What may not be null is dropped before it is looked at.
        if node.isNull { return }
        if type.constraints >= 0 { check(node, type, index, schema.constraints[Int(type.constraints)]) }
        switch type.kind {
        case .object:
            for (key, value) in node.entries {
                guard let field = key.withUTF8({ schema.field($0, of: type) }) else { continue }
                // The server makes the status of what is created itself.
                if index == schema.root, key.hasText("status") { continue }
                check(value, field.type)
            }
        case .list: for element in node.elements { check(element, type.element) }
        case .map: for (_, value) in node.entries { check(value, type.element) }
        default: return
        }
    }

    private mutating func check(_ node: YAMLNode, _ type: SchemaType, _ index: Int32, _ constraints: Constraints) {
        if let problem = CustomResourceValue.problem(of: node, constraints) {
            errors.add(problem.rule, at: node, problem.message)
        }
        for name in constraints.required where node.kind == .mapping && node[name]?.isNull ?? true {
            errors.add(.customResourceAlternative, at: node, "the field '\(name)' is missing; set it")
        }
        let alternatives = CustomResourceAlternatives(schema: schema, version: errors.version)
        if let message = alternatives.problem(of: node, index, constraints) {
            errors.add(.customResourceAlternative, at: node, message)
        }
        if !constraints.rules.isEmpty {
            CustomResourceRules.check(constraints.rules, of: node, type: index, schema, &errors)
        }
    }
}
