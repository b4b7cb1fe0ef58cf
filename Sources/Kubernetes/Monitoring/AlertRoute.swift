public import YAML

/// Where alerts go that match (`monitoring/v1alpha1 alertmanager_config_types.go Route`).
public struct AlertRoute: Structured {
    /// The receiver's name; the route's above when left out.
    public var receiver: String?
    /// The labels by which alerts are told of together; the route's above when empty.
    public var groupBy: [String]
    /// How long the first notification of a group waits for more alerts.
    public var groupWait: PrometheusDuration?
    /// How long a notification of new alerts in a group waits.
    public var groupInterval: PrometheusDuration?
    /// How soon a notification is sent again while its alerts fire.
    public var repeatInterval: PrometheusDuration?
    /// What an alert's labels must be; everything matches when empty.
    public var matchers: [AlertMatcher]
    /// Whether alerts that match go on to the routes that follow.
    public var `continue`: Bool?
    /// Routes for some of the alerts; the first that matches takes one.
    public var routes: AlertSubroutes

    /// The value with the given fields set.
    public init(
        receiver: String? = nil,
        groupBy: [String] = [],
        groupWait: PrometheusDuration? = nil,
        groupInterval: PrometheusDuration? = nil,
        repeatInterval: PrometheusDuration? = nil,
        matchers: [AlertMatcher] = [],
        continue: Bool? = nil,
        routes: AlertSubroutes = []
    ) {
        self.receiver = receiver
        self.groupBy = groupBy
        self.groupWait = groupWait
        self.groupInterval = groupInterval
        self.repeatInterval = repeatInterval
        self.matchers = matchers
        self.continue = `continue`
        self.routes = routes
    }
}

extension AlertRoute {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AlertRoute?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AlertRoute {
        try AlertRoute(
            receiver: visit.optional("receiver", value?.receiver),
            groupBy: visit.optional("groupBy", value?.groupBy, default: []),
            groupWait: visit.optional("groupWait", value?.groupWait),
            groupInterval: visit.optional("groupInterval", value?.groupInterval),
            repeatInterval: visit.optional("repeatInterval", value?.repeatInterval),
            matchers: visit.optional("matchers", value?.matchers, default: []),
            continue: visit.optional("continue", value?.continue),
            routes: visit.optional("routes", value?.routes, default: [])
        )
    }
}

/// The routes below a route.
///
/// A list of its own, as the API can't describe a type that holds itself: there its items are any JSON.
public struct AlertSubroutes: FieldValue, ExpressibleByArrayLiteral {
    /// The routes in order.
    public var routes: [AlertRoute]

    /// The value with the given routes.
    public init(_ routes: [AlertRoute]) {
        self.routes = routes
    }

    /// The value with the given routes.
    public init(arrayLiteral routes: AlertRoute...) {
        self.routes = routes
    }

    /// Decodes a list.
    public init(from decoder: any Decoder) throws {
        routes = try [AlertRoute](from: decoder)
    }

    /// Encodes a list.
    public func encode(to encoder: any Encoder) throws {
        try routes.encode(to: encoder)
    }

    /// A list of structures, of whose fields nothing is said: they are those of the structure around it.
    public static var schema: ValueSchema { .list(.object([])) }
    /// A route that takes everything.
    public static var sample: AlertSubroutes { [AlertRoute(receiver: "string")] }

    /// Writes the routes in order.
    public func write<Writer: ValueWriter>(to writer: inout Writer) {
        routes.write(to: &writer)
    }

    /// Reads every route.
    public static func read(from reader: inout FieldReader) throws(FieldFailure) -> AlertSubroutes {
        AlertSubroutes(try [AlertRoute].read(from: &reader))
    }
}

/// What a label of an alert must be (`monitoring/v1alpha1 alertmanager_config_types.go Matcher`).
public struct AlertMatcher: Structured {
    /// The label's name.
    public var name: String
    /// The value, or the regular expression (RE2), that it is compared with.
    public var value: String?
    /// How it is compared; `equal` when left out.
    public var matchType: AlertMatchType?

    /// The value with the given fields set.
    public init(name: String, value: String? = nil, matchType: AlertMatchType? = nil) {
        self.name = name
        self.value = value
        self.matchType = matchType
    }
}

extension AlertMatcher {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: AlertMatcher?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> AlertMatcher {
        try AlertMatcher(
            name: visit.required("name", value?.name),
            value: visit.optional("value", value?.value),
            matchType: visit.optional("matchType", value?.matchType)
        )
    }
}

/// How a label of an alert is compared (`monitoring/v1alpha1 alertmanager_config_types.go MatchType`).
public enum AlertMatchType: String, EnumFieldValue {
    /// It is the value.
    case equal = "="
    /// It is anything else.
    case notEqual = "!="
    /// The expression matches it whole.
    case matches = "=~"
    /// The expression does not match it whole.
    case doesNotMatch = "!~"
}

/// Alerts that silence others while they fire (`monitoring/v1alpha1 alertmanager_config_types.go InhibitRule`).
public struct InhibitRule: Structured {
    /// The alerts that are silenced.
    public var targetMatch: [AlertMatcher]
    /// The alerts that silence them.
    public var sourceMatch: [AlertMatcher]
    /// The labels that must be equal in both; one that both lack is.
    public var equal: [String]

    /// The value with the given fields set.
    public init(targetMatch: [AlertMatcher] = [], sourceMatch: [AlertMatcher] = [], equal: [String] = []) {
        self.targetMatch = targetMatch
        self.sourceMatch = sourceMatch
        self.equal = equal
    }
}

extension InhibitRule {
    /// Visits the fields in the order of the API.
    public static func fields<Visitor: FieldVisitor>(
        of value: InhibitRule?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> InhibitRule {
        try InhibitRule(
            targetMatch: visit.optional("targetMatch", value?.targetMatch, default: []),
            sourceMatch: visit.optional("sourceMatch", value?.sourceMatch, default: []),
            equal: visit.optional("equal", value?.equal, default: [])
        )
    }
}
