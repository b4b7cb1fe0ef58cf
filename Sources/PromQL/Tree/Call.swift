/// A call of a function: `rate(up[5m])`.
public struct Call: Sendable, Hashable {
    /// The function.
    public var function: Function
    /// What it is called with.
    public var arguments: [Expression]
    /// The variables of Grafana in the function's name; in Prometheus' own dialect none.
    public var functionVariables: [GrafanaVariable]
    private var namePlace: Place

    /// Where the function's name stands, in UTF-8 bytes.
    public var nameRange: Range<Int> { namePlace.range }

    init(function: Function, arguments: [Expression], functionVariables: [GrafanaVariable], nameRange: Range<Int>) {
        self.function = function
        self.arguments = arguments
        self.functionVariables = functionVariables
        namePlace = Place(nameRange)
    }
}
