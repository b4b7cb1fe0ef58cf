/// A part of a regular expression.
indirect enum PatternNode: Sendable {
    case empty
    case scalars(ScalarSet)
    case assertion(PatternAssertion)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// Lazy or not: it is only asked whether there is a match.
    case repetition(PatternNode, least: Int, most: Int?)
}

/// A condition on a place in the text.
enum PatternAssertion: UInt8, Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
}

/// A set of Unicode scalars, as sorted ranges.
struct ScalarSet: Hashable, Sendable {
    static let highest: UInt32 = 0x10FFFF

    private(set) var ranges: [ClosedRange<UInt32>]

    init(_ ranges: [ClosedRange<UInt32>]) {
        self.ranges = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = self.ranges.last, range.lowerBound <= last.upperBound &+ 1 {
                self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    init(_ scalar: UInt32) {
        ranges = [scalar...scalar]
    }

    static let all = ScalarSet([0...highest])
    static let allButNewline = ScalarSet([10...10]).inverted
    static let digits = ScalarSet([0x30...0x39])
    static let spaces = ScalarSet([9...10, 12...13, 32...32])
    static let word = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])

    var inverted: ScalarSet {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= Self.highest { result.append(next...Self.highest) }
        return ScalarSet(result)
    }

    func contains(_ scalar: UInt32) -> Bool {
        for range in ranges where scalar <= range.upperBound { return scalar >= range.lowerBound }
        return false
    }

    /// The set with what differs only in case (`(?i)`): Go's simple folding.
    var folded: ScalarSet {
        var result = ranges
        for range in ranges {
            for (lower, upper) in [(UInt32(0x61), UInt32(0x41))] {
                let letters = range.clamped(to: lower...lower + 25)
                if range.overlaps(lower...lower + 25) {
                    result.append(letters.lowerBound - 32...letters.upperBound - 32)
                }
                if range.overlaps(upper...upper + 25) {
                    let capitals = range.clamped(to: upper...upper + 25)
                    result.append(capitals.lowerBound + 32...capitals.upperBound + 32)
                }
            }
        }
        // The two letters outside ASCII that fold into it: the Kelvin sign and the long s.
        for (letters, other) in [([UInt32(0x4B), 0x6B], UInt32(0x212A)), ([0x53, 0x73], 0x17F)] {
            if letters.contains(where: contains) { result.append(other...other) }
            if contains(other) { result += letters.map { $0...$0 } }
        }
        return ScalarSet(result)
    }

    /// Whether folding needs more than ASCII.
    var hasOtherLetters: Bool {
        ranges.contains { $0.upperBound > 0x7F && $0.count < 10_000 }
    }
}
