import Diagnostics

extension Rule {
    /// A rate of log lines is taken over `$__auto`.
    static let logQLInterval = Rule(
        id: "dashboard-log-interval",
        category: .observability,
        severity: .warning,
        summary: "a query to Loki in a dashboard takes its ranges from $__auto",
        explanation: """
            Over a fixed range a count of log lines skips what lies between two points of a wide range of time, and counts lines twice in a \
            narrow one. Grafana's Loki data source has `$__auto` for it.
            """,
        bad: DashboardExample.tree([
            "prometheus": "loki",
            "sum(rate(http_requests_total[$__rate_interval]))": "sum(rate({app=\\\"web\\\"}[5m]))",
        ]),
        good: DashboardExample.tree([
            "prometheus": "loki",
            "sum(rate(http_requests_total[$__rate_interval]))": "sum(rate({app=\\\"web\\\"}[$__auto]))",
        ]),
        check: .dashboard { dashboard, findings in
            for query in dashboard.queries where query.language == .logQL && query.isOfPanel && !query.isHidden {
                for range in query.fixedRanges { findings.report(.logQLInterval(range, query, dashboard)) }
            }
        }
    )
}

extension DashboardQuery {
    /// Where ranges of a fixed length stand, as `[5m]`: outside of strings.
    fileprivate var fixedRanges: [Range<Int>] {
        let bytes = Array(text.utf8)
        var ranges: [Range<Int>] = []
        var quote: UInt8?
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if let open = quote {
                if byte == UInt8(ascii: "\\"), open != UInt8(ascii: "`") { position += 1 }
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") {
                quote = byte
            } else if byte == UInt8(ascii: "["), let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")) {
                let inner = bytes[position + 1..<end]
                if inner.first?.isASCIIDigit == true { ranges.append(position..<end + 1) }
                position = end
            }
            position += 1
        }
        return ranges
    }
}

extension Diagnostic {
    fileprivate static func logQLInterval(_ range: Range<Int>, _ query: DashboardQuery, _ dashboard: Dashboard)
        -> Diagnostic
    {
        Diagnostic(
            .logQLInterval,
            "the range is fixed, whatever the zoom; write '[$__auto]'",
            at: query.place(of: range, in: dashboard)
        )
    }
}
