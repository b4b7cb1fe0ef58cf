public import YAML

/// A share in percent, above 0 and below 100: an objective of 100 % leaves no budget to spend, and none to alert on.
public struct Percentage: NumberValue {
    /// The share, in percent.
    public let value: Double

    /// The share, `nil` when it is out of bounds.
    public init?(_ value: Double) {
        guard value > 0, value < 100 else { return nil }
        self.value = value
    }

    /// What is expected, in a few words.
    public static var expectation: String { "a percentage above 0 and below 100" }
    /// A number between 0 and 100.
    public static var schema: ValueSchema { .number(minimum: 0, maximum: 100) }
    /// Two nines.
    public static var sample: Percentage { 99.0 }
}
