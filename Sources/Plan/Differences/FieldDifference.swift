import KubernetesSchemas
import YAML

/// Finds the fields in which two versions of an object differ, as the API sees them.
///
/// The order of keys means nothing, nor does that of lists which the schema says are maps or sets. Quantities and durations
/// are compared by what they amount to. `null` is as good as absent.
struct FieldDifference {
    private(set) var changes: [FieldChange] = []

    /// The differences of two objects; without a schema, values are compared as they stand.
    static func changes(from old: JSONValue, to new: JSONValue, schema: ObjectSchema?) -> [FieldChange] {
        var difference = FieldDifference()
        difference.compare(old, new, FieldPath(), schema.map { FieldSchema($0) })
        return difference.changes
    }

    private mutating func compare(_ old: JSONValue?, _ new: JSONValue?, _ path: FieldPath, _ schema: FieldSchema?) {
        let old = old == .null ? nil : old
        let new = new == .null ? nil : new
        guard old != new else { return }
        switch (old, new) {
        case (.map(let old)?, .map(let new)?): compareMembers(old, new, path, schema)
        case (.list(let old)?, .list(let new)?): compareElements(old, new, path, schema)
        case (.string(let old)?, .string(let new)?): compareTexts(old, new, path, schema)
        case (let old?, let new?) where ValueComparison.areEqual(old, new, schema): return
        default: changes.append(FieldChange(path, old: old, new: new))
        }
    }

    private mutating func compareMembers(
        _ old: [String: JSONValue],
        _ new: [String: JSONValue],
        _ path: FieldPath,
        _ schema: FieldSchema?
    ) {
        for name in Set(old.keys).union(new.keys).sorted() {
            compare(old[name], new[name], path + .member(name), schema?.member(name))
        }
    }

    private mutating func compareElements(
        _ old: [JSONValue],
        _ new: [JSONValue],
        _ path: FieldPath,
        _ schema: FieldSchema?
    ) {
        let name = path.names.last ?? ""
        let pairs = ListAlignment.pairs(old, new, schema, name: name)
        for pair in pairs { compare(pair.old, pair.new, path + pair.step, schema?.element) }
        // They run one after the other (core/v1 types.go, `PodSpec.InitContainers`).
        if name == "initContainers", Self.order(old) != Self.order(new), Set(Self.order(old)) == Set(Self.order(new)) {
            changes.append(
                FieldChange(
                    path,
                    old: .list(Self.order(old).map(JSONValue.string)),
                    new: .list(Self.order(new).map(JSONValue.string))
                )
            )
        }
    }

    private static func order(_ list: [JSONValue]) -> [String] {
        list.map { $0["name"]?.string ?? "" }
    }

    private mutating func compareTexts(_ old: String, _ new: String, _ path: FieldPath, _ schema: FieldSchema?) {
        guard !ValueComparison.areEqual(.string(old), .string(new), schema) else { return }
        if !path.steps.contains(.json), let before = Self.structured(old), let after = Self.structured(new) {
            let count = changes.count
            compare(before, after, path + .json, nil)
            // Another layout of the same JSON: to what reads the text it may still be another one.
            guard changes.count == count else { return }
        }
        changes.append(FieldChange(path, old: .string(old), new: .string(new)))
    }

    /// What a text holds that is JSON; `nil` for any other.
    private static func structured(_ text: String) -> JSONValue? {
        guard let first = text.utf8.first(where: { $0 > 0x20 }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return nil }
        guard let stream = try? YAMLStream.parse(text), stream.documents.count == 1, let root = stream.documents.first,
            root.kind != .scalar, root.isFlow
        else { return nil }
        return JSONValue(root)
    }
}
