extension Call {
    /// Which labels the result has.
    func labels(of series: LabelSet) -> LabelSet {
        guard functionVariables.isEmpty else { return .unknown }
        guard function.returnType == .vector else { return .none }
        switch function.name {
        case "vector": return .none
        case "absent", "absent_over_time": return labelsOfAbsence
        case "label_replace": return labelsReplaced(in: series)
        case "label_join": return labelsJoined(in: series)
        case "info":
            var labels = series
            labels.possible = .all(except: [])
            return labels
        case "histogram_quantile", "histogram_fraction": return series.removing(["__name__", "le"])
        case "histogram_quantiles":
            let labels = series.removing(["__name__", "le"])
            guard let label = text(1) else { return labels }
            return labels.adding(label, isGuaranteed: true)
        case "sort", "sort_desc", "sort_by_label", "sort_by_label_desc", "last_over_time", "first_over_time":
            return series
        default: return series.removing(["__name__"])
        }
    }

    /// The text of an argument, where it is known.
    func text(_ index: Int) -> String? {
        guard index < arguments.count, case .string(let literal) = arguments[index].withoutParentheses.kind,
            !literal.isTemplated
        else { return nil }
        return literal.value
    }

    /// What is missing has the labels that the selector compares with `=`, each once (prometheus:
    /// `promql/functions.go`, `createLabelsForAbsentFunction`).
    private var labelsOfAbsence: LabelSet {
        let selector: VectorSelector
        switch arguments.first?.withoutParentheses.kind {
        case .vector(let vector): selector = vector
        case .matrix(let matrix): selector = matrix.selector
        default: return .none
        }
        var labels = LabelSet.none
        for matcher in selector.matchers where matcher.name != "__name__" {
            guard matcher.comparison == .equal, selector.matchers(for: matcher.name).count == 1 else { continue }
            if matcher.isTemplated {
                labels = labels.adding(matcher.name, isGuaranteed: false)
            } else if !matcher.value.isEmpty {
                labels = labels.adding(matcher.name, isGuaranteed: true, value: matcher.value)
            }
        }
        return labels
    }

    private func labelsReplaced(in labels: LabelSet) -> LabelSet {
        guard let target = text(1) else { return .unknown }
        guard let replacement = text(2), let source = text(3), let pattern = text(4) else {
            return labels.adding(target, isGuaranteed: false)
        }
        let isConstant = !replacement.isEmpty && !replacement.contains("$")
        let matchesEmpty = (try? PatternChecker.matchesEmpty(pattern)) ?? false
        let matchesAll = pattern == ".*" || pattern == "(.*)" || (source.isEmpty && matchesEmpty)
        if isConstant, matchesAll { return labels.adding(target, isGuaranteed: true, value: replacement) }
        return labels.adding(target, isGuaranteed: isConstant && labels.guaranteed.contains(target))
    }

    private func labelsJoined(in labels: LabelSet) -> LabelSet {
        guard let target = text(1) else { return .unknown }
        let sources = arguments.indices.dropFirst(3).compactMap { text($0) }
        let hasSeparator = sources.count > 1 && text(2)?.isEmpty == false
        let isGuaranteed = hasSeparator || sources.contains { labels.guaranteed.contains($0) }
        guard isGuaranteed || sources.contains(where: { labels.mayHave($0) }) else { return labels.removing([target]) }
        return labels.adding(target, isGuaranteed: isGuaranteed)
    }
}
