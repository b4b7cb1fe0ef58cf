extension Variable {
    /// The Prometheus that a dashboard asks: `${datasource}`, first in the list as others depend on it.
    public static let prometheus = dataSource(name: "datasource", label: "Data source", type: "prometheus")

    /// A choice among the data sources of a type; the default one at first.
    public static func dataSource(name: String, label: String? = nil, type: String) -> Variable {
        Variable(
            .datasource,
            name: name,
            label: label,
            query: type,
            current: Option(text: "default", value: "default", selected: true)
        )
    }

    /// A choice among the answers to a query such as `label_values(up, job)`, asked when the time range changes.
    ///
    /// - Parameter all: the regular expression that stands for all values; when given, all are chosen at first.
    public static func query(
        name: String,
        label: String? = nil,
        _ query: String,
        multi: Bool = false,
        all: String? = nil,
        datasource: DataSource = .prometheus
    ) -> Variable {
        var variable = Variable(.query, name: name, label: label, query: query)
        variable.datasource = datasource
        variable.refresh = .onTimeRangeChanged
        variable.sort = .alphabeticalAscending
        variable.multi = multi
        variable.includeAll = all != nil
        variable.allValue = all
        variable.current = all.map { _ in Option(text: "All", value: "$__all", selected: true) }
        return variable
    }

    /// One value that is not seen and that the URL can't change.
    public static func constant(name: String, _ value: String) -> Variable {
        var variable = Variable(
            .constant,
            name: name,
            label: nil,
            query: value,
            current: Option(text: value, value: value, selected: true)
        )
        variable.hide = .variable
        variable.skipUrlSync = true
        return variable
    }

    /// A choice among a list, the first at first. A comma in a value is escaped, as it separates values.
    public static func custom(name: String, label: String? = nil, _ values: [String]) -> Variable {
        let options = values.enumerated().map { Option(text: $1, value: $1, selected: $0 == 0) }
        let query = values.map { value in
            value.reduce(into: "") { $0 += $1 == "," ? "\\," : String($1) }
        }
        var variable = Variable(
            .custom,
            name: name,
            label: label,
            query: query.joined(separator: ","),
            current: options.first
        )
        variable.options = options
        return variable
    }

    private init(_ type: Kind, name: String, label: String?, query: String, current: Option? = nil) {
        self.init(
            type: type,
            name: name,
            label: label,
            description: nil,
            hide: .nothing,
            query: query,
            datasource: nil,
            refresh: nil,
            regex: nil,
            sort: nil,
            multi: false,
            includeAll: false,
            allValue: nil,
            options: [],
            current: current,
            skipUrlSync: false
        )
    }
}
