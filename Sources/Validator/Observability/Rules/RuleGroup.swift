import YAML

/// A group of rules, with what its rules need to know of it.
struct RuleGroup {
    let node: YAMLNode
    /// Whether the operator confines the rules to their namespace.
    let isEnforced: Bool

    /// How often the rules are evaluated; Prometheus' own interval where there is none.
    var intervalNode: YAMLNode? { node["interval"] }

    /// The interval in seconds, where it is given.
    var interval: Double? { intervalNode?.string.flatMap(PrometheusDuration.seconds) }
}
