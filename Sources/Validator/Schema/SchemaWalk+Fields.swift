import Diagnostics
import KubernetesSchemas
import YAML

extension SchemaWalk {
    /// Reports a field that the type doesn't have, which strict decoding refuses even where it is `null`.
    mutating func unknownField(_ key: YAMLNode, _ value: YAMLNode, _ type: SchemaType, _ index: Int32) {
        // `null` and the like can't be keys; the category `syntax` says so.
        guard let name = key.keyText else { return }
        let hint = hint(name, type, index)
        let message = "there is no field '\(shortened(name))' here\(hint)"
        errors.add(.unknownField, at: key, message)
    }

    /// What else the name could mean: a field of another version, or a similar one.
    private func hint(_ name: String, _ type: SchemaType, _ index: Int32) -> String {
        if !schema.isCustom {
            let others = KubernetesSchemas.embedded.versions(ofField: name, type: schema.typeName(of: index))
            if let first = others.first, let last = others.last, !others.contains(version) {
                return first > version
                    ? "; Kubernetes \(version) lacks it, it came with \(first)"
                    : "; Kubernetes \(version) lacks it, \(last) was the last to have it"
            }
        }
        return NearestName.question(for: name, among: schema.fields(of: type).map { schema.name(of: $0) })
    }

    private func shortened(_ name: String) -> String {
        name.unicodeScalars.count <= 60 ? name : String(name.prefix(60)) + "…"
    }

    /// Reports the required fields that aren't there.
    mutating func missingFields(_ node: YAMLNode, _ type: SchemaType, _ index: Int32, seen: UInt64) {
        var isEnforced: Bool?
        for field in schema.fields(of: type) where field.requiredBit & ~seen != 0 {
            let name = schema.name(of: field)
            if hasDefault(field) { continue }
            // The server makes the status of what is created itself.
            let isRefused = field.isEnforced && isEnforced ?? !isWithinStatus(node)
            if field.isEnforced { isEnforced = isRefused }
            if isRefused {
                errors.add(.missingField, at: node, "the field '\(name)' is missing; set it", missing: name)
            } else {
                errors.add(
                    .schemaRequired,
                    at: node,
                    "the published schema requires '\(name)', though the server does without it; set it"
                )
            }
        }
    }

    private func hasDefault(_ field: SchemaField) -> Bool {
        let constraints = schema.types[Int(field.type)].constraints
        return constraints >= 0 && schema.constraints[Int(constraints)].defaultValue != nil
    }

    private func isWithinStatus(_ node: YAMLNode) -> Bool {
        guard let status = object.root["status"] else { return false }
        return status.range.start <= node.start && node.start <= status.range.end
    }
}
