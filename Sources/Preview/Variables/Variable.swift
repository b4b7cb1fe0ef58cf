import YAML

/// A variable of a dashboard, as its JSON defines it.
struct Variable: Sendable {
    /// What sort of variable it is (Grafana, `packages/grafana-data/src/types/templateVars.ts`).
    enum Kind: String, Sendable {
        case query, custom, constant, textbox, interval, datasource, adhoc
        /// What Grafana adds later; its current value is used.
        case other
    }

    /// A value, and what people see in its place.
    struct Option: Hashable, Sendable {
        var text: String
        var value: String
    }

    var kind: Kind
    var name: String
    var label: String
    /// 0: shown with its label; 1: without; 2: not at all.
    var hiding: Int
    /// Of a query variable `label_values(…)`; of a custom one `a,b : c`.
    var query: String
    var isMulti: Bool
    var includesAll: Bool
    /// What "All" stands for, as it is written; `nil` for all options.
    var allValue: String?
    /// A pattern that options have to match; its first group is what is taken of them.
    var pattern: String
    var current: [Option]
    var options: [Option]

    /// The value that stands for all.
    static let all = "$__all"

    init?(node: YAMLNode) {
        guard let name = node.string("name"), !name.isEmpty, name.utf8.count <= 100 else { return nil }
        self.name = name
        kind = node.string("type").flatMap(Kind.init(rawValue:)) ?? .other
        label = node.string("label") ?? ""
        hiding = node["hide"]?.jsonInteger ?? 0
        query = node.string("query") ?? node["query"]?.string("query") ?? node.string("definition") ?? ""
        isMulti = node.bool("multi") ?? false
        includesAll = node.bool("includeAll") ?? false
        allValue = node.string("allValue").flatMap { $0.isEmpty ? nil : $0 }
        pattern = node.string("regex") ?? ""
        current = node["current"].map(Option.options(current:)) ?? []
        options =
            (node["options"]).map { list in
                list.elements.prefix(DashboardLimits.values).compactMap(Option.init(node:))
            } ?? []
    }
}

extension Variable.Option {
    /// `{"text": …, "value": …}`.
    fileprivate init?(node: YAMLNode) {
        guard let value = node["value"]?.jsonText, value.utf8.count <= DashboardLimits.valueBytes else { return nil }
        self.init(text: node["text"]?.jsonText ?? value, value: value)
    }

    /// `current` has one value, or an array of them.
    fileprivate static func options(current: YAMLNode) -> [Self] {
        guard let value = current["value"] else { return [] }
        guard value.kind == .sequence else { return Self(node: current).map { [$0] } ?? [] }
        let texts = current["text"].map { $0.elements.map(\.jsonText) } ?? []
        return value.elements.prefix(DashboardLimits.values).enumerated().compactMap { index, element in
            guard let value = element.jsonText, value.utf8.count <= DashboardLimits.valueBytes else { return nil }
            return Self(text: (index < texts.count ? texts[index] : nil) ?? value, value: value)
        }
    }
}

extension YAMLNode {
    /// The text of a string, or of a number or truth value, as a variable has them.
    fileprivate var jsonText: String? {
        guard kind == .scalar else { return nil }
        if let string = jsonString { return string }
        if case .null = scalar { return nil }
        return text
    }
}
