import PromQL

extension QueryCheck {
    /// Whether a quantile is one, of buckets that still have their bounds.
    mutating func checkQuantile(_ call: Call) {
        guard ["histogram_quantile", "quantile_over_time"].contains(call.function.name), call.arguments.count >= 2
        else {
            return
        }
        if case .number(let quantile) = call.arguments[0].withoutParentheses.kind, !(0...1).contains(quantile.value) {
            report(
                .impossibleQuery,
                "a quantile is between 0 and 1; for a percentile, divide by 100",
                at: call.arguments[0].range
            )
        }
        guard call.function.name == "histogram_quantile" else { return }
        let buckets = call.arguments[1]
        // Native histograms have their buckets within.
        guard buckets.readsBuckets, !labels(of: buckets).mayHave("le") else { return }
        report(
            .bucketLabelLost,
            "histogram_quantile() needs the label 'le', which is dropped before it; add it to 'by', or take it out of "
                + "'without'",
            at: buckets.groupingRange ?? buckets.range
        )
    }
}

extension Expression {
    /// Whether classic buckets are read.
    fileprivate var readsBuckets: Bool {
        var found = false
        visit { node in
            switch node.kind {
            case .vector(let selector): found = found || selector.metricName?.hasSuffix("_bucket") == true
            case .matrix(let matrix): found = found || matrix.selector.metricName?.hasSuffix("_bucket") == true
            default: break
            }
        }
        return found
    }

    /// Where the outermost aggregation says which labels it keeps, or its name.
    fileprivate var groupingRange: Range<Int>? {
        guard case .aggregation(let aggregation) = withoutParentheses.kind else { return nil }
        return aggregation.grouping?.range ?? aggregation.operatorRange
    }
}
