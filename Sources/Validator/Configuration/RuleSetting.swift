public import YAML

/// What is said about some rules: whether they are asked, where, and how bad their findings are.
public struct RuleSetting: Structured {
    /// Ids of rules, and names of categories.
    public var names: [RuleName]
    /// Whether they are asked; as before when left out.
    public var enabled: Bool?
    /// How bad their findings are; as before when left out.
    public var severity: SeverityName?
    /// Where this counts; everywhere when empty.
    public var include: [Glob]
    /// Where this doesn't count.
    public var exclude: [Glob]

    /// The value with the given fields set.
    public init(
        names: [RuleName],
        enabled: Bool? = nil,
        severity: SeverityName? = nil,
        include: [Glob] = [],
        exclude: [Glob] = []
    ) {
        self.names = names
        self.enabled = enabled
        self.severity = severity
        self.include = include
        self.exclude = exclude
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            names: visit.required("names", value?.names, "Ids of rules, and names of categories."),
            enabled: visit.optional("enabled", value?.enabled, "Whether the rules are asked."),
            severity: visit.optional("severity", value?.severity, "How bad their findings are."),
            include: visit.optional(
                "include",
                value?.include,
                default: [],
                "Globs of the files that this is about; all of them when left out."
            ),
            exclude: visit.optional("exclude", value?.exclude, default: [], "Globs of files that this isn't about.")
        )
    }
}

/// Findings of a rule that may stay for a while.
public struct ConfiguredSuppression: Structured {
    /// The rule.
    public var rule: SuppressibleRule
    /// The files; all of them when empty.
    public var paths: [Glob]
    /// The object, as reports call it: `Deployment acme-corp/web`; any when left out.
    public var object: String?
    /// Why they may stay.
    public var reason: SuppressionReason
    /// The last day on which this counts, in UTC.
    public var until: CalendarDay

    /// The value with the given fields set.
    public init(
        rule: SuppressibleRule,
        paths: [Glob] = [],
        object: String? = nil,
        reason: SuppressionReason,
        until: CalendarDay
    ) {
        self.rule = rule
        self.paths = paths
        self.object = object
        self.reason = reason
        self.until = until
    }

    /// Visits the fields.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        try Self(
            rule: visit.required("rule", value?.rule, "The id of the rule."),
            paths: visit.optional(
                "paths",
                value?.paths,
                default: [],
                "Globs of the files; all of them when left out."
            ),
            object: visit.optional(
                "object",
                value?.object,
                "The object, as reports call it: Deployment acme-corp/web; any when left out."
            ),
            reason: visit.required("reason", value?.reason, "Why the findings may stay."),
            until: visit.required("until", value?.until, "The last day on which this counts, in UTC.")
        )
    }
}
