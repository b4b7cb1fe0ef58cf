import PromQL

/// How large the values of a query could be, and how they move.
struct SampleMeasure: Hashable, Sendable {
    /// About what a value is.
    var middle: Double
    /// How far it goes away from that, as a share of it.
    var swing: Double
    /// Whether it counts things.
    var isWhole: Bool
    /// Whether it is a point of time, which is not larger for one series than for another.
    var isMoment: Bool
    /// What it never goes beyond.
    var bounds: ClosedRange<Double>
    /// What its curve comes from.
    var seed: UInt64

    init(_ query: PanelQuery, _ expression: Expression) {
        let metrics = Self.metrics(of: expression)
        let text = metrics.joined(separator: " ").lowercased()
        // An expression of two quantiles of one histogram differs by the quantile alone: so does what is made up for it.
        let (seedText, quantile) = Self.quantile(of: expression)
        seed = SampleHash.hash(seedText ?? query.expression)
        let luck = SampleHash.share(seed, 1)
        isWhole = false
        swing = 0.35
        let isTrouble = [
            "error", "fail", "unhealthy", "refused", "rejected", "missing", "restart", "evicted", "pending",
        ]
        .contains { query.expression.lowercased().contains($0) }
        let unit = Self.unit(of: query, text)
        switch unit {
        case "percentunit": middle = isTrouble ? 0.004 + 0.02 * luck : 0.3 + 0.4 * luck
        case "percent": middle = isTrouble ? 0.4 + 2 * luck : 30 + 40 * luck
        case "s": middle = Self.seconds(text, luck)
        case "ms": middle = 1_000 * Self.seconds(text, luck)
        case "µs": middle = 1e6 * Self.seconds(text, luck)
        case "ns": middle = 1e9 * Self.seconds(text, luck)
        case "m", "h", "d", "dtdurations", "dthms", "dtdhms": (middle, swing) = (86_400 * (1 + 20 * luck), 0.02)
        case "bytes", "decbytes": middle = (0.2 + luck) * Double(1 << 30)
        case "bits", "decbits": middle = (0.2 + luck) * 8e9
        case "Bps", "binBps", "bps", "binbps": middle = (0.3 + luck) * 2e6
        case "reqps", "rps", "wps", "ops", "iops", "cps", "eps", "mps", "recps":
            middle = isTrouble ? 0.05 + 0.2 * luck : 4 + 30 * luck
        case "bool", "bool_yes_no", "bool_on_off": (middle, swing, isWhole) = (1, 0, true)
        case _ where unit.hasPrefix("dateTime"):
            // Some days ago, and the same for all time.
            (middle, swing) = (Double(query.span.end - 3_600 - Int(200_000 * luck)) * 1_000, 0)
        case _ where unit.hasPrefix("currency"): middle = 2 + 30 * luck
        default:
            let isRate = query.expression.contains("rate(")
            let isSum = text.contains("tokens") || query.expression.contains("increase(")
            isWhole = !isRate && !query.expression.contains("/")
            middle = isSum ? 2_000 + 60_000 * luck : isRate ? 1 + 9 * luck : 3 + 21 * luck
            if isTrouble { middle = isRate ? 0.02 + 0.1 * luck : 0.3 }
            if text == "up" || text.hasSuffix("_ready") || text.hasSuffix("_available") { (middle, swing) = (1, 0) }
        }
        if let quantile { middle *= 0.35 / (1.02 - quantile).squareRoot() }
        let ratio = query.unit == "percentunit" ? 1.0 : query.unit == "percent" ? 100 : .greatestFiniteMagnitude
        var least = max(query.least ?? 0, 0)
        let greatest = max(query.greatest ?? ratio, least)
        // A sample is of a day without trouble.
        if let green = query.green, unit == query.unit {
            least = min(max(least, green.lowerBound), greatest)
            if green.upperBound > 0, green.upperBound.isFinite { middle = min(middle, 0.45 * green.upperBound) }
        }
        bounds = least...greatest
        isMoment = query.unit.hasPrefix("dateTime")
    }

    /// The panel's unit; where it has none, or one for each column, what the name of the only metric says
    /// (https://prometheus.io/docs/practices/naming/).
    private static func unit(of query: PanelQuery, _ metric: String) -> String {
        guard ["", "short", "none"].contains(query.unit), !query.expression.contains("/") else { return query.unit }
        let isRate = query.expression.contains("rate(")
        if metric.hasSuffix("_bytes") || metric.hasSuffix("_bytes_total") { return isRate ? "Bps" : "bytes" }
        if query.expression.contains("histogram_quantile"), metric.contains("_seconds") { return "s" }
        return metric.hasSuffix("_ratio") ? "percentunit" : query.unit
    }

    private static func seconds(_ metrics: String, _ luck: Double) -> Double {
        if metrics.contains("first_token") { return 0.3 + 0.5 * luck }
        if metrics.contains("upstream") || metrics.contains("llm") { return 0.8 + 2 * luck }
        return 0.04 + 0.25 * luck
    }

    private static func metrics(of expression: Expression) -> [String] {
        var names: [String] = []
        expression.visit { node in
            if case .vector(let selector) = node.kind, let name = selector.metricName { names.append(name) }
            if case .matrix(let matrix) = node.kind, let name = matrix.selector.metricName { names.append(name) }
        }
        return names
    }

    /// The text of a `histogram_quantile` without its first argument, and that.
    private static func quantile(of expression: Expression) -> (String?, Double?) {
        guard case .call(let call) = expression.kind, call.function.name == "histogram_quantile",
            call.arguments.count == 2,
            case .number(let number) = call.arguments[0].kind, (0...1).contains(number.value)
        else { return (nil, nil) }
        return ("\(call.arguments[1])", number.value)
    }
}
