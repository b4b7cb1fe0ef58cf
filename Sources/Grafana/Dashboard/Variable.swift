public import YAML

/// A variable of a dashboard: `$name` in a query stands for its value.
public struct Variable: Structured {
    /// Where a variable has its values from.
    public enum Kind: String, EnumFieldValue {
        /// The data sources of a type.
        case datasource
        /// The answer to a query.
        case query
        /// One value that never changes.
        case constant
        /// A list.
        case custom
    }

    /// How much of a variable is seen.
    public enum Hide: Int, NumberedFieldValue {
        /// Label and value.
        case nothing = 0
        /// The value.
        case label = 1
        /// Nothing: the variable can't be changed but through the URL.
        case variable = 2
    }

    /// When the values are asked for.
    public enum Refresh: Int, NumberedFieldValue {
        /// Never again.
        case never = 0
        /// When the dashboard is opened.
        case onDashboardLoad = 1
        /// When the time range changes, too.
        case onTimeRangeChanged = 2
    }

    /// How the values are sorted.
    public enum Sort: Int, NumberedFieldValue {
        /// As they come.
        case disabled = 0
        /// By the alphabet.
        case alphabeticalAscending = 1
    }

    /// One value.
    public struct Option: Structured {
        /// What is shown.
        public var text: String
        /// What is used.
        public var value: String
        /// Whether it is the one chosen.
        public var selected: Bool

        /// A value.
        public init(text: String, value: String, selected: Bool = false) {
            self.text = text
            self.value = value
            self.selected = selected
        }

        /// The fields in the order in which they are written.
        public static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                text: visit.required("text", value?.text),
                value: visit.required("value", value?.value),
                selected: visit.required("selected", value?.selected)
            )
        }
    }

    /// Where the values are from.
    public var type: Kind
    /// The name by which queries use it.
    public var name: String
    /// The name by which people know it.
    public var label: String?
    /// What it is for.
    public var description: String?
    /// How much of it is seen.
    public var hide: Hide
    /// The query, the type of data source, the constant, or the list.
    public var query: String
    /// Whom a query asks.
    public var datasource: DataSource?
    /// When a query is asked.
    public var refresh: Refresh?
    /// What part of each answer counts; empty: all of it.
    public var regex: String?
    /// How the answers are sorted.
    public var sort: Sort?
    /// Whether several values can be chosen; use the variable with `=~` then.
    public var multi: Bool
    /// Whether all values can be chosen at once.
    public var includeAll: Bool
    /// The regular expression that stands for all values.
    public var allValue: String?
    /// The values of a list.
    public var options: [Option]
    /// The value that is chosen at first.
    public var current: Option?
    /// Whether the URL leaves it alone.
    public var skipUrlSync: Bool

    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            type: visit.required("type", value?.type),
            name: visit.required("name", value?.name),
            label: visit.optional("label", value?.label),
            description: visit.optional("description", value?.description),
            hide: visit.optional("hide", value?.hide, default: .nothing),
            query: visit.required("query", value?.query),
            datasource: visit.optional("datasource", value?.datasource),
            refresh: visit.optional("refresh", value?.refresh),
            regex: visit.optional("regex", value?.regex),
            sort: visit.optional("sort", value?.sort),
            multi: visit.optional("multi", value?.multi, default: false),
            includeAll: visit.optional("includeAll", value?.includeAll, default: false),
            allValue: visit.optional("allValue", value?.allValue),
            options: visit.optional("options", value?.options, default: []),
            current: visit.optional("current", value?.current),
            skipUrlSync: visit.optional("skipUrlSync", value?.skipUrlSync, default: false)
        )
    }
}

/// The variables of a dashboard.
public struct Variables: Structured {
    /// The variables in the order in which they are shown and asked.
    public var list: [Variable]

    /// The variables of a dashboard.
    public init(list: [Variable]) {
        self.list = list
    }

    /// The one field.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(list: visit.required("list", value?.list))
    }
}
