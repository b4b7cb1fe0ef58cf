import Diagnostics
import KubernetesSchemas
import YAML

extension NodeSite {
    /// How bad it is that readers take the scalar for different values: where the API server's own type for the value
    /// takes what it reads, the manifest is good to it, and only other readers are at odds.
    ///
    /// What the server's type doesn't take is an error of the category `schema` in its own right.
    func severity(of trap: PlainTrap) -> Diagnostic.Severity {
        guard !isKey, let kind = serverKind else { return .error }
        let isTaken =
            switch trap {
            case .booleanWord: kind == .bool
            case .exponent, .underscored, .octal: Self.isNumber(kind) && isWholeEnough(for: kind)
            // No number to goyaml.v2, but text.
            case .sexagesimal: kind == .string || kind == .intOrString
            default: false
            }
        return isTaken ? .warning : .error
    }

    private static func isNumber(_ kind: SchemaType.Kind) -> Bool {
        switch kind {
        case .number, .integer, .int32, .int64, .quantity, .intOrString: true
        default: false
        }
    }

    /// Whether a number has no fraction, where none may be.
    private func isWholeEnough(for kind: SchemaType.Kind) -> Bool {
        switch node.scalar {
        case .int, .unsignedInt: true
        case .float(let number): kind == .number || kind == .quantity || number.rounded() == number
        default: false
        }
    }

    /// The type that the newest server has for the value; `nil` where it isn't known.
    private var serverKind: SchemaType.Kind? {
        guard let pointer = JSONPointer.of(node, in: document) else { return nil }
        var steps = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        var object = document
        while object.kind == .mapping, let kind = object["kind"]?.string, kind.hasSuffix("List"),
            steps.first == "items", let index = steps.dropFirst().first.flatMap({ Int($0) })
        {
            guard let item = object["items"]?.elements.dropFirst(index).first(where: { _ in true }) else { return nil }
            object = item
            steps = steps.dropFirst(2)
        }
        guard object.kind == .mapping, let apiVersion = object["apiVersion"]?.string,
            let kind = object["kind"]?.string,
            case .found(let schema, _) = KubernetesSchemas.embedded.lookup(
                apiVersion: apiVersion,
                kind: kind,
                version: .newest
            )
        else { return nil }
        return Self.kind(at: steps, of: schema)
    }

    private static func kind(at steps: ArraySlice<Substring>, of schema: ObjectSchema) -> SchemaType.Kind? {
        var type = schema.types[Int(schema.root)]
        for step in steps {
            switch type.kind {
            case .list, .map:
                type = schema.types[Int(type.element)]
            case .object:
                var name = String(step)
                guard let field = name.withUTF8({ schema.field($0, of: type) }) else { return nil }
                type = schema.types[Int(field.type)]
            default:
                return nil
            }
        }
        return type.kind
    }
}
