/// Objects of one kind, of any tenants, that the same happens to.
struct ChangeGroup {
    /// A field, and how it differs on the objects.
    struct Field {
        /// The values before and after, and on how many objects; the most frequent first.
        struct Value {
            var change: FieldChange
            var count: Int
        }

        var label: String
        var values: [Value]
    }

    var action: ObjectChange.Action
    var kind: String
    var keys: [ObjectKey]
    var fields: [Field]
    /// The folders between which they move.
    var move: (from: String, to: String)?

    /// The groups of changes, what destroys first.
    static func groups(of changes: [ObjectChange]) -> [ChangeGroup] {
        struct Key: Hashable {
            var action: ObjectChange.Action
            var kind: String
            var group: String
            var paths: [String]
            var isMoved: Bool
        }
        var order: [Key] = []
        var grouped: [Key: [ObjectChange]] = [:]
        for change in changes {
            let key = Key(
                action: change.action,
                kind: change.key.kind,
                group: change.key.group,
                paths: change.fields.map { Generalization(change.key).path($0.path).text },
                isMoved: change.movedFrom != nil
            )
            if grouped[key] == nil { order.append(key) }
            grouped[key, default: []].append(change)
        }
        let groups = order.compactMap { grouped[$0].map { ChangeGroup($0) } }
        return Self.sorted(groups)
    }

    private static func sorted(_ groups: [ChangeGroup]) -> [ChangeGroup] {
        let ranks: [ObjectChange.Action] = [.destroy, .replace, .change, .add]
        return ranks.flatMap { action in groups.filter { $0.action == action } }
    }

    /// The group of changes that are alike.
    private init(_ changes: [ObjectChange]) {
        action = changes[0].action
        kind = changes[0].key.kind
        keys = changes.map(\.key)
        move = changes[0].movedFrom.map { (TreeFile.folder(of: $0), TreeFile.folder(of: changes[0].path)) }
        fields = changes[0].fields.indices.map { index in
            let paths = changes.map { ($0.key, $0.fields[index]) }
            let isSame = paths.allSatisfy { $0.1.path == paths[0].1.path }
            let path = isSame ? paths[0].1.path : Generalization(paths[0].0).path(paths[0].1.path)
            return Field(label: FieldLabel.text(path), values: Self.values(paths))
        }
    }

    private static func values(_ changes: [(key: ObjectKey, field: FieldChange)]) -> [Field.Value] {
        guard changes.count > 1 else { return changes.map { Field.Value(change: $0.field, count: 1) } }
        struct Key: Hashable {
            var old: JSONValue?
            var new: JSONValue?
        }
        var order: [Key] = []
        var values: [Key: Field.Value] = [:]
        for (object, field) in changes {
            let generalization = Generalization(object)
            let key = Key(old: field.old.map(generalization.value), new: field.new.map(generalization.value))
            if values[key] == nil {
                order.append(key)
                values[key] = Field.Value(change: field, count: 1)
            } else {
                values[key]?.count += 1
                // What is the same but for the tenant's name is shown without it.
                if values[key]?.change.old != field.old { values[key]?.change.old = key.old }
                if values[key]?.change.new != field.new { values[key]?.change.new = key.new }
            }
        }
        let found = order.compactMap { values[$0] }
        return found.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(
            \.element
        )
    }

    /// How the objects are called: `Deployment acme-corp/app`, `412 Deployments`.
    var title: String {
        keys.count == 1 ? keys[0].title : "\(keys.count) \(Self.plural(kind))"
    }

    /// Some of their names, where there are several.
    func names(atMost limit: Int) -> String {
        let shown = keys.prefix(limit).map { $0.namespace.isEmpty ? $0.name : "\($0.namespace)/\($0.name)" }
        let rest = keys.count - shown.count
        return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    private static func plural(_ kind: String) -> String {
        if kind.hasSuffix("y"), !["a", "e", "i", "o", "u"].contains(kind.dropLast().last ?? "a") {
            return kind.dropLast() + "ies"
        }
        return ["s", "x", "ch"].contains { kind.hasSuffix($0) } ? kind + "es" : kind + "s"
    }
}

/// What is the same on objects of different tenants: names with the tenant's, and the object's own, left open.
struct Generalization {
    private let names: [String]

    init(_ key: ObjectKey) {
        // The longer one first, which may hold the other.
        names = [key.name, key.namespace].filter { $0.count > 1 }.sorted { $0.count > $1.count }
    }

    func text(_ text: String) -> String {
        var text = text
        for name in names where text.contains(name) { text = text.replacing(name, with: "*") }
        return text
    }

    func path(_ path: FieldPath) -> FieldPath {
        FieldPath(
            path.steps.map { step in
                switch step {
                case .member(let name): .member(text(name))
                case .element(let keys): .element(keys.map(text))
                case .index, .json: step
                }
            }
        )
    }

    func value(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(self.text(text))
        case .list(let elements): .list(elements.map(self.value))
        case .map(let members):
            .map(Dictionary(members.map { (text($0.key), self.value($0.value)) }) { first, _ in first })
        default: value
        }
    }
}
