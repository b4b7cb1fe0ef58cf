/// A range vector: `up[5m]`.
public struct MatrixSelector: Sendable, Hashable {
    /// What is read. The `offset` and `@` that follow the range are the selector's.
    public var selector: VectorSelector
    /// How much time it covers.
    public var range: TimeSpan
}

/// An expression that is evaluated again and again over a range of time: `rate(up[5m])[1h:1m]`.
public struct Subquery: Sendable, Hashable {
    /// What is evaluated.
    public var expression: Expression
    /// How much time it covers.
    public var range: TimeSpan
    /// How far apart the evaluations are; Prometheus' evaluation interval where it isn't given.
    public var step: TimeSpan?
    /// Whether the steps are counted from the range's end, `::` (experimental in version 3).
    public var isAligned: Bool
    /// How far back the range ends; negative is forward.
    public var offset: TimeSpan?
    /// When the range ends.
    public var at: VectorSelector.Timestamp?
}
