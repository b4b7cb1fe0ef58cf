import Synchronization

/// Numbers that are spread evenly and seldom the same, but no secret: for ids, and for choices by weight.
///
/// The system's generator makes a system call for each number, several a request. This is SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014) from a start that the system's generator gives, one sequence for
/// all threads: no number comes twice before all have come.
public struct QuickNumbers: RandomNumberGenerator, Sendable {
    private static let state = Atomic<UInt64>(.random(in: .min ... .max))

    /// The generator; all are the same.
    public init() {}

    /// The next number.
    public mutating func next() -> UInt64 {
        var number = Self.state.wrappingAdd(0x9e37_79b9_7f4a_7c15, ordering: .relaxed).newValue
        number = (number ^ number >> 30) &* 0xbf58_476d_1ce4_e5b9
        number = (number ^ number >> 27) &* 0x94d0_49bb_1331_11eb
        return number ^ number >> 31
    }
}
