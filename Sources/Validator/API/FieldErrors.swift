import Diagnostics
import KubernetesSchemas
import YAML

/// What one version of the API server has against an object, field by field (`field.ErrorList` in Kubernetes).
struct FieldErrors {
    /// One field, and what is wrong with it.
    struct FieldError {
        var rule: Rule
        var node: YAMLNode
        var message: String
        var fix: Diagnostic.Fix?
        /// How bad it is, where that isn't what the rule says.
        var severity: Diagnostic.Severity?
        /// The field that is missing, so that it isn't reported twice.
        var missing: String?
    }

    /// The version that is asked.
    let version: KubernetesVersion
    /// What was found, in the order of the checks.
    private(set) var all: [FieldError] = []

    init(version: KubernetesVersion) {
        self.version = version
    }

    /// Adds an error.
    ///
    /// - Parameter node: the value that is wrong; for one that is missing, the mapping that lacks it.
    mutating func add(
        _ rule: Rule,
        at node: YAMLNode,
        _ message: @autoclosure () -> String,
        fix: Diagnostic.Fix? = nil,
        severity: Diagnostic.Severity? = nil,
        missing: String? = nil
    ) {
        // Whoever mends these may ask again.
        guard all.count < Findings.limitPerFile else { return }
        all.append(
            FieldError(rule: rule, node: node, message: message(), fix: fix, severity: severity, missing: missing)
        )
    }
}
