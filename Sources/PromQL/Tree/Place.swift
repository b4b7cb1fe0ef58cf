/// A range of a text that doesn't count when nodes are compared.
struct Place: Sendable, Hashable {
    private var lower: UInt32
    private var upper: UInt32

    init(_ range: Range<Int>) {
        lower = UInt32(clamping: range.lowerBound)
        upper = UInt32(clamping: range.upperBound)
    }

    var range: Range<Int> { Int(lower)..<Int(upper) }

    static func == (_: Place, _: Place) -> Bool { true }

    func hash(into _: inout Hasher) {}
}
