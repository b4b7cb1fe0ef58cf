import PromQL

/// A query to a data source, wherever in a dashboard it stands.
struct DashboardQuery {
    /// The language that it is in.
    enum Language {
        case promQL
        case logQL
        case other
    }

    /// What asks.
    enum Owner {
        case panel(Int)
        case annotation(JSONNode)
        case variable(DashboardVariable)
    }

    let owner: Owner
    /// The target, or the annotation or variable itself.
    let node: JSONNode
    /// The string with the expression.
    let expression: JSONNode
    /// The part of the string that is an expression, in UTF-8 bytes: all of it but for functions of variables.
    let part: Range<Int>
    let text: String
    let language: Language
    /// Whether it is switched off.
    let isHidden: Bool
    /// What PromQL's parser makes of it; `nil` in another language, and when it is blank.
    let outcome: Result<Expression, PromQLError>?

    init(
        _ owner: Owner,
        _ node: JSONNode,
        _ expression: JSONNode,
        part: Range<Int>? = nil,
        text: String,
        _ language: Language,
        isHidden: Bool = false
    ) {
        self.owner = owner
        self.node = node
        self.expression = expression
        self.part = part ?? 0..<text.utf8.count
        self.text = text
        self.language = language
        self.isHidden = isHidden
        outcome = language == .promQL && !text.utf8.allSatisfy(\.isSpace) ? Self.parse(text) : nil
    }

    private static func parse(_ text: String) -> Result<Expression, PromQLError> {
        do throws(PromQLError) {
            return .success(try Expression(parsing: text, as: .grafana))
        } catch {
            return .failure(error)
        }
    }

    /// The expression; `nil` when it doesn't parse, or is in another language.
    var parsed: Expression? { try? outcome?.get() }

    /// Whether a panel shows it.
    var isOfPanel: Bool {
        if case .panel = owner { true } else { false }
    }

    /// A part of the expression, as a part of the string that it stands in.
    func place(of range: Range<Int>, in dashboard: Dashboard) -> Place {
        dashboard.place(of: part.lowerBound + range.lowerBound..<part.lowerBound + range.upperBound, in: expression)
    }
}

extension DashboardQuery {
    static func all(
        in root: JSONNode,
        _ panels: [DashboardPanel],
        _ variables: [DashboardVariable]
    ) -> [DashboardQuery] {
        let languages = QueryLanguages(variables)
        var queries: [DashboardQuery] = []
        for (index, panel) in panels.enumerated() {
            let fallback = DataSourceReference(panel.node["datasource"])
            for target in panel.node["targets"]?.elements ?? [] {
                guard let expression = target["expr"], let text = expression.string else { continue }
                let source = DataSourceReference(target["datasource"]) ?? fallback
                let language = languages.language(of: source)
                let isHidden = target["hide"]?.boolean == true
                queries.append(
                    DashboardQuery(.panel(index), target, expression, text: text, language, isHidden: isHidden)
                )
            }
        }
        for annotation in root.at("annotations", "list")?.elements ?? [] {
            guard let expression = annotation["expr"] ?? annotation.at("target", "expr"), let text = expression.string,
                !text.isEmpty
            else { continue }
            let source = DataSourceReference(annotation["datasource"])
            let language = languages.language(of: source)
            queries.append(DashboardQuery(.annotation(annotation), annotation, expression, text: text, language))
        }
        for variable in variables where variable.type == "query" {
            if let query = DashboardQuery(variable, languages) { queries.append(query) }
        }
        return queries
    }

    /// The expression in the query of a variable; `nil` when there is none.
    ///
    /// Grafana's Prometheus data source has functions of its own around it (grafana:
    /// packages/grafana-prometheus/src/metric_find_query.ts).
    private init?(_ variable: DashboardVariable, _ languages: QueryLanguages) {
        let node = variable.node
        guard let string = node.at("query", "query") ?? node["query"] ?? node["definition"], let text = string.string,
            let part = Self.expression(inVariableQuery: text), !part.isEmpty
        else { return nil }
        self.init(
            .variable(variable),
            node,
            string,
            part: part,
            text: String(decoding: Array(text.utf8)[part], as: UTF8.self),
            languages.language(of: DataSourceReference(node["datasource"]))
        )
    }

    /// Where the expression stands in `label_values(expression, label)` and `query_result(expression)`; `nil` when it asks for
    /// names of labels or metrics only.
    static func expression(inVariableQuery text: String) -> Range<Int>? {
        let bytes = Array(text.utf8)
        func inner(of function: String) -> Range<Int>? {
            guard let start = bytes.firstIndex(where: { !$0.isSpace }), bytes[start...].starts(with: function.utf8),
                let end = bytes.lastIndex(of: UInt8(ascii: ")"))
            else { return nil }
            var open = start + function.utf8.count
            while open < end, bytes[open].isSpace { open += 1 }
            guard open < end, bytes[open] == UInt8(ascii: "(") else { return nil }
            return trimmed(open + 1..<end, bytes)
        }
        if let query = inner(of: "query_result") { return query }
        if let arguments = inner(of: "label_values") {
            // Its second argument is a label; the first may have commas.
            guard let comma = bytes[arguments].lastIndex(of: UInt8(ascii: ",")),
                bytes[comma + 1..<arguments.upperBound].allSatisfy({
                    $0.isSpace || $0.isWord || $0 == UInt8(ascii: "$")
                })
            else { return nil }
            return trimmed(arguments.lowerBound..<comma, bytes)
        }
        if inner(of: "label_names") != nil || text.hasPrefix("label_names") || text.hasPrefix("metrics(") { return nil }
        // Anything else is a selector whose series are listed.
        return trimmed(0..<bytes.count, bytes)
    }

    private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isSpace { start += 1 }
        while end > start, bytes[end - 1].isSpace { end -= 1 }
        return start..<end
    }
}

/// The languages of a dashboard's data sources.
private struct QueryLanguages {
    private let types: [String: String]

    init(_ variables: [DashboardVariable]) {
        types = Dictionary(
            variables.filter { $0.type == "datasource" }.map { ($0.name, $0.node["query"]?.string ?? "") },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// By the sort that is said, or by the variable that the data source is taken from. A field `expr` without either is
    /// Prometheus' unless the dashboard asks something else.
    func language(of source: DataSourceReference?) -> DashboardQuery.Language {
        let type = source?.type ?? source?.variable.flatMap { types[$0] }
        if let type { return Self.language(ofType: type) }
        let all = Set(types.values)
        if all.isEmpty || all.contains("prometheus") { return .promQL }
        return all.count == 1 ? all.first.map(Self.language) ?? .other : .other
    }

    /// Those that speak PromQL: Prometheus itself, Mimir and Thanos through it, Amazon's and Google's services.
    private static func language(ofType type: String) -> DashboardQuery.Language {
        switch type {
        case "prometheus", "grafana-amazonprometheus-datasource", "grafana-azureprometheus-datasource": .promQL
        case "loki": .logQL
        default: .other
        }
    }
}

extension UInt8 {
    /// White space of one line or between lines.
    var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
    /// A letter, a digit or an underscore.
    var isWord: Bool { isASCIIDigit || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || self == UInt8(ascii: "_") }
}
