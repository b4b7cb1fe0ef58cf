import KubernetesSchemas

/// Tells which elements of two versions of a list are the same thing.
enum ListAlignment {
    /// One thing, before and after.
    struct Pair {
        var step: FieldPath.Step
        var old: JSONValue?
        var new: JSONValue?
    }

    /// The things that are in either list: first those of the old one, then those that are new.
    ///
    /// - Parameters:
    ///   - name: the member that the list is, by which lists are known that the schema calls atomic, and whose order means
    ///     nothing all the same.
    static func pairs(_ old: [JSONValue], _ new: [JSONValue], _ schema: FieldSchema?, name: String) -> [Pair] {
        let keys = schema?.listKeys ?? []
        if !keys.isEmpty, let pairs = keyed(old, new, by: { key(of: $0, keys) }) { return pairs }
        if isOfObjects(old), isOfObjects(new) {
            for natural in naturalKeys {
                if let pairs = keyed(old, new, by: natural) { return pairs }
            }
        }
        if schema?.type.isSet == true || unordered.contains(name) { return multiset(old, new) }
        return sequence(old, new)
    }

    /// Lists whose order the API passes over, though their schema is atomic: what they hold adds up
    /// (rbac/v1, networking/v1, core/v1 `types.go`).
    private static let unordered: Set<String> = [
        "accessModes", "add", "apiGroups", "drop", "egress", "from", "hosts", "imagePullSecrets", "ingress",
        "matchExpressions", "namespaces", "nonResourceURLs", "policyTypes", "ports", "resourceNames", "resources",
        "scopes",
        "subjects", "to", "tolerations", "values", "verbs",
    ]

    /// What tells elements apart where the schema doesn't say, the first that does being taken.
    private static let naturalKeys: [@Sendable (JSONValue) -> [String]?] = [
        { key(of: $0, ["name"], orNil: true).flatMap { names in names.isEmpty ? nil : names } },
        { rule in (rule["alert"] ?? rule["record"])?.string.map { [$0] } },
        { rule in
            guard let name = (rule["alert"] ?? rule["record"])?.string, let labels = rule["labels"] else { return nil }
            return [name] + labels.strings.sorted { $0.key < $1.key }.map(\.value)
        },
        { key(of: $0, ["kind", "name", "namespace"], orNil: true) },
        // Panels of a dashboard, whose numbers change when one is put in front of them.
        { panel in panel["type"] == nil ? nil : panel["title"]?.string.flatMap { $0.isEmpty ? nil : [$0] } },
        { key(of: $0, ["id"], orNil: true) },
        { key(of: $0, ["refId"], orNil: true) },
        { key(of: $0, ["key"], orNil: true) },
        // Of a LimitRange.
        { key(of: $0, ["type"], orNil: true) },
    ]

    private static func isOfObjects(_ list: [JSONValue]) -> Bool {
        list.allSatisfy { if case .map = $0 { true } else { false } }
    }

    private static func key(of element: JSONValue, _ keys: [String]) -> [String]? {
        key(of: element, keys, orNil: false)
    }

    /// The values of an element's keys. The only key that may be left out has a default (core/v1 `ContainerPort.protocol`).
    private static func key(of element: JSONValue, _ keys: [String], orNil: Bool) -> [String]? {
        guard case .map = element else { return nil }
        var values: [String] = []
        for key in keys {
            guard let value = element[key] else {
                if orNil, key != "namespace" { return nil }
                values.append(key == "protocol" ? "TCP" : "")
                continue
            }
            switch value {
            case .list, .map, .null: return nil
            default: values.append(value.text)
            }
        }
        while orNil, values.last?.isEmpty == true { values.removeLast() }
        return values
    }

    private static func keyed(_ old: [JSONValue], _ new: [JSONValue], by key: (JSONValue) -> [String]?) -> [Pair]? {
        guard let oldKeys = unique(old, by: key), let newKeys = unique(new, by: key) else { return nil }
        let places = Dictionary(uniqueKeysWithValues: newKeys.enumerated().map { ($1, $0) })
        let before = Set(oldKeys)
        var pairs = zip(oldKeys, old).map { key, value in
            Pair(step: .element(key), old: value, new: places[key].map { new[$0] })
        }
        for (key, value) in zip(newKeys, new) where !before.contains(key) {
            pairs.append(Pair(step: .element(key), old: nil, new: value))
        }
        return pairs
    }

    /// The keys of all elements; `nil` when one has none, or two have the same.
    private static func unique(_ list: [JSONValue], by key: (JSONValue) -> [String]?) -> [[String]]? {
        var seen: Set<[String]> = []
        var keys: [[String]] = []
        for element in list {
            guard let key = key(element), seen.insert(key).inserted else { return nil }
            keys.append(key)
        }
        return keys
    }

    /// What is left on both sides once equal elements are taken away; as many on each are taken for changed ones.
    private static func multiset(_ old: [JSONValue], _ new: [JSONValue]) -> [Pair] {
        var counts: [JSONValue: Int] = [:]
        for element in new { counts[element, default: 0] += 1 }
        var removed: [(Int, JSONValue)] = []
        for (index, element) in old.enumerated() {
            if let count = counts[element], count > 0 {
                counts[element] = count - 1
            } else {
                removed.append((index, element))
            }
        }
        var added: [(Int, JSONValue)] = []
        for (index, element) in new.enumerated().reversed() {
            guard let count = counts[element], count > 0 else { continue }
            counts[element] = count - 1
            added.append((index, element))
        }
        added.reverse()
        if removed.count == added.count, isOfObjects(removed.map(\.1) + added.map(\.1)) {
            return zip(removed, added).map { Pair(step: .index($1.0), old: $0.1, new: $1.1) }
        }
        return removed.map { Pair(step: step($0), old: $0.1, new: nil) }
            + added.map { Pair(step: step($0), old: nil, new: $0.1) }
    }

    private static func step(_ element: (index: Int, value: JSONValue)) -> FieldPath.Step {
        switch element.value {
        case .list, .map: .index(element.index)
        default: .element([element.value.text])
        }
    }

    /// Elements by their places; of lists of different lengths, by the shortest script of edits.
    private static func sequence(_ old: [JSONValue], _ new: [JSONValue]) -> [Pair] {
        if old.count == new.count {
            return zip(old, new).enumerated().map { Pair(step: .index($0), old: $1.0, new: $1.1) }
        }
        // The search takes time that grows with the square of what differs.
        guard old.count + new.count < 2000 else {
            return (0..<max(old.count, new.count)).map { index in
                Pair(
                    step: .index(index),
                    old: index < old.count ? old[index] : nil,
                    new: index < new.count ? new[index] : nil
                )
            }
        }
        return new.difference(from: old).map { change in
            switch change {
            case .remove(let index, let element, _): Pair(step: .index(index), old: element, new: nil)
            case .insert(let index, let element, _): Pair(step: .index(index), old: nil, new: element)
            }
        }
    }
}
