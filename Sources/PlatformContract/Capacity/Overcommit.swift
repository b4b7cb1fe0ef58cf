public import YAML

/// How many times something that there is may be promised: above 0, at most 100.
public struct Overcommit: NumberValue {
    /// The factor.
    public let value: Double

    /// The factor, `nil` when it is out of bounds.
    public init?(_ value: Double) {
        guard value > 0, value <= 100 else { return nil }
        self.value = value
    }

    /// What is expected, in a few words.
    public static var expectation: String { "a factor above 0, at most 100" }
    /// A number above 0, at most 100.
    public static var schema: ValueSchema { .number(minimum: 0, maximum: 100) }
    /// Half as much again.
    public static var sample: Overcommit { 1.5 }
}
