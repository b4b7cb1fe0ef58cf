/// What the names of metrics tell, by Prometheus' conventions (prometheus: documentation, "Metric and label naming").
enum MetricWords {
    /// Whether a name is one that only recording rules have: colons are reserved for them.
    static func isRecorded(_ name: String) -> Bool { name.utf8.contains(UInt8(ascii: ":")) }

    /// Whether a recorded name says that it is a share of failures: `slo:requests_errors:ratio_rate5m`.
    static func isShareOfErrors(_ name: String) -> Bool {
        isRecorded(name) && name.contains("ratio") && failures.contains { name.contains($0) }
    }

    /// Whether a metric counts those of another that failed: `http_request_errors_total` of `http_requests_total`.
    static func isErrors(_ part: String, of whole: String) -> Bool {
        guard part.hasSuffix("_total"), whole.hasSuffix("_total") else { return false }
        let words = part.split(separator: "_")
        guard words.contains(where: { word in failures.contains { word.hasPrefix($0) } }) else { return false }
        let subject = words.filter { word in word != "total" && !failures.contains { word.hasPrefix($0) } }
        let others = whole.split(separator: "_").filter { $0 != "total" }
        guard subject.count == others.count, !subject.isEmpty else { return false }
        return zip(subject, others).allSatisfy { $0 == $1 || $0 + "s" == $1 || $0 == $1 + "s" }
    }

    /// Whether a name ends as those of counters do.
    static func isCounter(_ name: String) -> Bool { name.hasSuffix("_total") }

    private static let failures = ["error", "fail", "slow", "unavailable", "dropped", "rejected"]
}
