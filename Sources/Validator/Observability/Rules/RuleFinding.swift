import Diagnostics
import YAML

/// What is wrong with a rule of Prometheus, and where.
struct RuleFinding {
    var rule: Rule
    var message: String
    var node: YAMLNode
    /// The bytes of the node's text that it is about; all of it where there is none.
    var range: Range<Int>?
    var severity: Diagnostic.Severity?

    init(
        _ rule: Rule,
        _ message: String,
        at node: YAMLNode,
        _ range: Range<Int>? = nil,
        severity: Diagnostic.Severity? = nil
    ) {
        self.rule = rule
        self.message = message
        self.node = node
        self.range = range
        self.severity = severity
    }
}
