/// What a series is called.
enum Legend {
    /// The name that a legend's format makes of a series: each `{{label}}` is the label's value.
    ///
    /// Without a format, and with `__auto`, it is the value of the only label, or all of them as PromQL writes them, or the query
    /// (Grafana, `pkg/promlib/models/query.go` and `pkg/promlib/converter`).
    static func name(of series: Series, format: String, expression: String) -> String {
        guard format.isEmpty || format == "__auto" else { return filled(format, series) }
        if series.labels.isEmpty { return expression }
        let named = series.labels.filter { $0.name != "__name__" }
        if format == "__auto", named.count == 1, series["__name__"] == nil { return named[0].value }
        let list = named.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ", ")
        return (series["__name__"] ?? "") + (named.isEmpty ? "" : "{\(list)}")
    }

    /// The labels that a format names.
    static func labels(of format: String) -> [String] {
        var labels: [String] = []
        _ = replacing(format) { label in
            labels.append(label)
            return ""
        }
        return labels
    }

    private static func filled(_ format: String, _ series: Series) -> String {
        replacing(format) { series[$0] ?? "" }
    }

    private static func replacing(_ format: String, _ value: (String) -> String) -> String {
        var result = ""
        var rest = format[...]
        while let start = rest.range(ofText: "{{") {
            guard let end = rest[start.upperBound...].range(ofText: "}}") else { break }
            let label = rest[start.upperBound..<end.lowerBound].trimmed
            result += rest[..<start.lowerBound] + value(String(label))
            rest = rest[end.upperBound...]
        }
        return result + rest
    }
}

extension Substring {
    /// Where two characters stand first.
    fileprivate func range(ofText text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}

extension StringProtocol {
    /// Without the white space around it.
    var trimmed: SubSequence {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else {
            return self[endIndex...]
        }
        return self[start...end]
    }
}
