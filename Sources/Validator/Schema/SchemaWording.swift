import KubernetesSchemas
import YAML

/// The words for types.
enum SchemaWording {
    static func wrongType(_ node: YAMLNode, _ kind: SchemaType.Kind) -> String {
        let expected = expected(kind)
        let (found, hint) = found(node, kind)
        return "this is \(found), and the server expects \(expected)\(hint)"
    }

    private static func expected(_ kind: SchemaType.Kind) -> String {
        switch kind {
        case .any: "anything"
        case .object, .map, .raw: "a mapping"
        case .list: "a list"
        case .string: "a string"
        case .bool: "'true' or 'false'"
        case .int32, .int64, .integer: "a whole number"
        case .number: "a number"
        case .bytes: "a string in base64"
        case .time, .microTime: "a string with a time"
        case .quantity: "a quantity"
        case .intOrString: "a whole number or a string"
        }
    }

    private static func found(_ node: YAMLNode, _ kind: SchemaType.Kind) -> (String, hint: String) {
        switch node.kind {
        case .mapping: return ("a mapping", "")
        case .sequence: return ("a list", "")
        case .scalar: break
        }
        let quote = kind == .string || kind == .intOrString ? "; quote it" : ""
        switch node.nonString {
        case nil:
            let isNumber = kind == .int32 || kind == .int64 || kind == .integer || kind == .number || kind == .bool
            let isPlain = node.style == .plain
            let means = isNumber && !isPlain && YAMLScalar(plain: node.text) != .string(node.text)
            return ("a string", means ? "; take the quotes away" : "")
        case .null: return ("null", "")
        case .bool: return ("a boolean", quote)
        case .int, .unsignedInt: return ("a number", quote)
        case .float: return (kind == .string ? "a number" : "a number with a fraction", quote)
        case .string: return ("a string", "")
        }
    }
}
