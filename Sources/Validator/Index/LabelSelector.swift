import YAML

/// A label of an object.
struct Label: Hashable, Sendable {
    var key: String
    var value: String
}

/// Which labels an object has to have (apimachinery: meta/v1 `LabelSelector`, `LabelSelectorAsSelector`).
struct LabelSelector: Hashable, Sendable {
    /// One expression: a key, and what its value has to be.
    struct Requirement: Hashable, Sendable {
        var key: String
        var operation: String
        var values: [String]
    }

    var labels: [Label] = []
    var requirements: [Requirement] = []

    /// A selector of `matchLabels` and `matchExpressions`.
    init(_ node: YAMLNode) {
        if let labels = node["matchLabels"] { self.labels = labels.labels }
        for expression in node.list("matchExpressions") {
            requirements.append(
                Requirement(
                    key: expression["key"]?.string ?? "",
                    operation: expression["operator"]?.string ?? "",
                    values: expression.list("values").compactMap(\.string)
                )
            )
        }
    }

    /// A selector of labels alone, as a Service has it.
    init(labels: [Label]) {
        self.labels = labels
    }

    /// Whether it demands nothing, and so selects everything.
    var isEmpty: Bool { labels.isEmpty && requirements.isEmpty }

    /// Whether an object with these labels is selected.
    func matches(_ own: [Label]) -> Bool {
        labels.allSatisfy(own.contains) && requirements.allSatisfy { $0.matches(own) }
    }

    /// How it is shown in messages: `app=llm,tier in (a, b)`.
    var text: String {
        let parts = labels.map { "\($0.key)=\($0.value)" } + requirements.map(\.text)
        return parts.joined(separator: ",")
    }
}

extension LabelSelector.Requirement {
    /// Whether the labels are as it demands.
    func matches(_ own: [Label]) -> Bool {
        let value = own.first { $0.key == key }?.value
        switch operation {
        case "In": return value.map(values.contains) ?? false
        case "NotIn": return value.map { !values.contains($0) } ?? true
        case "Exists": return value != nil
        case "DoesNotExist": return value == nil
        // The server refuses any other.
        default: return true
        }
    }

    fileprivate var text: String {
        switch operation {
        case "Exists": key
        case "DoesNotExist": "!\(key)"
        default: "\(key) \(operation.lowercased()) (\(values.joined(separator: ", ")))"
        }
    }
}

extension YAMLNode {
    /// The entries of a mapping of strings.
    var labels: [Label] {
        var labels: [Label] = []
        for entry in entries {
            guard let key = entry.key.keyText, let value = entry.value.string else { continue }
            labels.append(Label(key: key, value: value))
        }
        return labels
    }
}
