/// A word or a sign of an expression.
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        case end
        case comma, colon, doubleColon, at
        case leftParenthesis, rightParenthesis, leftBrace, rightBrace, leftBracket, rightBracket
        /// `=`, which compares labels; numbers are compared with `==`.
        case assign
        case matches, doesNotMatch
        case plus, minus, times, divided, modulo, power
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case identifier
        /// A word with a colon in it, which can be a metric's name alone.
        case metricIdentifier
        case number, duration, string
        case aggregator
        case and, or, unless, atan2
        case by, without, on, ignoring, groupLeft, groupRight, bool, offset, anchored, smoothed
        case fill, fillLeft, fillRight
        case start, stop, step, range, minOf, maxOf
        /// A variable of Grafana.
        case variable
        /// A word with variables of Grafana in it.
        case templatedWord
    }

    var kind: Kind
    var start: Int
    var end: Int
    /// Of a string, whether it has escapes or variables to resolve; of a number, nothing.
    var isPlain = true

    var range: Range<Int> { start..<end }

    /// Whether it can be a metric's name (`metric_identifier` of prometheus' `generated_parser.y`).
    var canNameMetric: Bool {
        switch kind {
        case .identifier, .metricIdentifier, .aggregator, .and, .or, .unless, .by, .without, .offset, .anchored,
            .smoothed, .fill, .fillLeft, .fillRight, .start, .stop, .step, .range, .minOf, .maxOf, .templatedWord:
            true
        default: false
        }
    }

    /// Whether it can be a label's name in a list of labels (`maybe_label` of prometheus' `generated_parser.y`).
    var canNameLabel: Bool {
        switch kind {
        case .on, .ignoring, .groupLeft, .groupRight, .bool, .atan2: true
        case .without: false
        default: canNameMetric
        }
    }

    /// Whether it could be a function's name.
    var canNameFunction: Bool {
        switch kind {
        case .identifier, .start, .stop, .step, .range, .minOf, .maxOf, .variable, .templatedWord: true
        default: false
        }
    }
}
