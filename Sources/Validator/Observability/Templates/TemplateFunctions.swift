import Diagnostics

/// The functions that templates of alerts have.
enum TemplateFunctions {
    /// Go's own (go: `text/template/funcs.go`), and those that Prometheus adds (prometheus: `template/template.go`).
    static let all: Set<String> = Set(go + prometheus)

    private static let go = [
        "and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or", "print", "printf",
        "println", "slice", "urlquery",
    ]

    private static let prometheus = [
        "args", "externalURL", "first", "graphLink", "humanize", "humanize1024", "humanizeDuration",
        "humanizePercentage", "humanizeTimestamp", "label", "match", "now", "parseDuration", "pathPrefix", "query",
        "reReplaceAll", "safeHtml", "sortByLabel", "stripDomain", "stripPort", "strvalue", "tableLink", "title",
        "toDuration", "toLower", "toTime", "toUpper", "urlQueryEscape", "value",
    ]

    /// The end of a message about a name that is none of these.
    static func question(for name: String, among names: [String] = Array(all)) -> String {
        NearestName.question(for: name, among: names)
    }
}
