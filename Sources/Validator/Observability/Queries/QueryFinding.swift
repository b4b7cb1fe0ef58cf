import Diagnostics

/// What is wrong with a query, and where in its text.
struct QueryFinding {
    var rule: Rule
    var message: String
    /// In UTF-8 bytes of the query.
    var range: Range<Int>
    var severity: Diagnostic.Severity?
}
