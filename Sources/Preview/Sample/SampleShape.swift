import PromQL

/// The labels that the series of an expression have, and values that they could have.
struct SampleShape: Hashable, Sendable {
    /// Values by label.
    var labels: [String: [String]] = [:]
    /// Whether series have other labels beside: those of a selector do, which says nothing of them.
    var isOpen = false

    /// What an expression gives; where it leaves any label, those that the legend names are there.
    init(_ expression: Expression, legend: [String]) {
        self = Self.shape(of: expression)
        guard isOpen else { return }
        for label in legend where labels[label] == nil { labels[label] = SampleLabels.values(of: label) }
    }

    private init(labels: [String: [String]] = [:], isOpen: Bool = false) {
        self.labels = labels
        self.isOpen = isOpen
    }

    /// The labels of some series, in the order of their names: each value of the first label with the first of the others, and so on.
    func series(limit: Int) -> [[Series.Label]] {
        var series: [[Series.Label]] = [[]]
        for (name, values) in labels.sorted(by: { $0.key < $1.key }) where !values.isEmpty {
            // Where all can't be, each label has several values rather than the last one all of them.
            let share = max(1, limit / series.count)
            let more = values.prefix(share).flatMap { value in
                series.map { $0 + [Series.Label(name: name, value: value)] }
            }
            let possible = more.filter(SampleLabels.arePossible)
            series = possible.isEmpty ? more : possible
        }
        return Array(series.prefix(limit)).sorted { left, right in
            left.map(\.value).lexicographicallyPrecedes(right.map(\.value))
        }
    }
}

extension SampleShape {
    private static func shape(of expression: Expression) -> SampleShape {
        switch expression.kind {
        case .number, .string, .variable: return SampleShape()
        case .vector(let selector): return shape(of: selector)
        case .matrix(let matrix): return shape(of: matrix.selector)
        case .subquery(let subquery): return shape(of: subquery.expression)
        case .unary(let unary): return shape(of: unary.expression)
        case .parenthesized(let inner): return shape(of: inner)
        case .aggregation(let aggregation): return shape(of: aggregation)
        case .call(let call): return shape(of: call)
        case .binary(let operation): return shape(of: operation)
        }
    }

    private static func shape(of selector: VectorSelector) -> SampleShape {
        var labels: [String: [String]] = [:]
        for matcher in selector.matchers where matcher.name != "__name__" {
            switch matcher.comparison {
            case .equal where !matcher.value.isEmpty: labels[matcher.name] = [matcher.value]
            case .matches: labels[matcher.name] = SampleLabels.values(of: matcher.name, matching: matcher.value)
            case .notEqual where labels[matcher.name] == nil:
                labels[matcher.name] = SampleLabels.values(of: matcher.name).filter { $0 != matcher.value }
            case .equal, .notEqual, .doesNotMatch: break
            }
        }
        return SampleShape(labels: labels, isOpen: true)
    }

    private static func shape(of aggregation: Aggregation) -> SampleShape {
        let inner = shape(of: aggregation.expression)
        guard !aggregation.operator.choosesSeries else { return inner }
        guard let grouping = aggregation.grouping else { return SampleShape() }
        switch grouping.kind {
        case .by:
            var labels: [String: [String]] = [:]
            for name in grouping.labelNames {
                if let values = inner.labels[name] ?? (inner.isOpen ? SampleLabels.values(of: name) : nil) {
                    labels[name] = values
                }
            }
            return SampleShape(labels: labels)
        case .without:
            return SampleShape(
                labels: inner.labels.filter { !grouping.labelNames.contains($0.key) },
                isOpen: inner.isOpen
            )
        }
    }

    private static func shape(of call: Call) -> SampleShape {
        let name = call.function.name
        if ["scalar", "time", "vector", "pi"].contains(name) { return SampleShape() }
        let shapes = call.arguments.filter { $0.type != .scalar && $0.type != .string }.map(shape(of:))
        var shape = shapes.first ?? SampleShape()
        if name == "histogram_quantile" { shape.labels["le"] = nil }
        if name == "absent" || name == "absent_over_time" { shape.isOpen = false }
        return shape
    }

    private static func shape(of operation: BinaryOperation) -> SampleShape {
        if operation.left.type == .scalar { return shape(of: operation.right) }
        if operation.right.type == .scalar { return shape(of: operation.left) }
        let left = shape(of: operation.left)
        // The series of a constant, as `or vector(0)` has it, stands in for none.
        let right = shape(of: operation.right)
        return left.labels.isEmpty && !left.isOpen ? left : left.merging(right)
    }

    /// These labels; where the other side says more exactly what a label's values are, with its values.
    private func merging(_ other: SampleShape) -> SampleShape {
        var shape = self
        for (name, values) in other.labels {
            guard let mine = shape.labels[name] else { continue }
            if values.count < mine.count { shape.labels[name] = values }
        }
        return shape
    }
}
