import YAML

/// Amounts of resources by their names, in thousandths: of cores, of bytes, of pieces.
///
/// Kubernetes calculates with resources in thousandths too (`MilliValue`), and rounds up what is finer. Eight EiB and more are
/// the same as eight PiB here: no cluster has so much of anything.
struct ResourceAmounts: Hashable, Sendable {
    /// An amount of one resource.
    struct Entry: Hashable, Sendable {
        var name: String
        var thousandths: Int64
    }

    /// The amounts, sorted by name; each name once.
    private(set) var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    /// The amount of a resource; `nil` when it isn't named.
    subscript(_ name: String) -> Int64? {
        get { entries.first { $0.name == name }?.thousandths }
        set {
            let place = entries.firstIndex { $0.name >= name } ?? entries.endIndex
            if place < entries.endIndex, entries[place].name == name {
                if let newValue { entries[place].thousandths = newValue } else { entries.remove(at: place) }
            } else if let newValue {
                entries.insert(Entry(name: name, thousandths: newValue), at: place)
            }
        }
    }

    /// Adds amounts; what is named in one of both is named in the sum.
    static func += (left: inout Self, right: Self) {
        for entry in right.entries {
            left[entry.name] = left[entry.name].map { $0.addingClamped(entry.thousandths) } ?? entry.thousandths
        }
    }

    /// Takes the larger of both amounts.
    mutating func raise(to other: Self) {
        for entry in other.entries { self[entry.name] = max(self[entry.name] ?? entry.thousandths, entry.thousandths) }
    }

    /// Takes amounts for what isn't named.
    mutating func fill(from other: Self) {
        for entry in other.entries where self[entry.name] == nil { self[entry.name] = entry.thousandths }
    }
}

extension ResourceAmounts {
    /// The amounts of a mapping such as `requests`; what is no amount, or a negative one, is left to other rules.
    init(_ node: YAMLNode?) {
        guard let node else { return }
        for entry in node.entries {
            guard let name = entry.key.keyText, let amount = Quantity(entry.value), !amount.isNegative else { continue }
            self[name] = amount.thousandths
        }
    }
}

extension Quantity {
    /// The amount in thousandths, rounded up.
    var thousandths: Int64 {
        let (quotient, rest) = nano.quotientAndRemainder(dividingBy: 1_000_000)
        return Int64(clamping: rest > 0 ? quotient + 1 : quotient)
    }
}

extension Int64 {
    /// The sum, or the nearest number that there is.
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, isTooMuch) = addingReportingOverflow(other)
        return isTooMuch ? (other < 0 ? .min : .max) : sum
    }

    /// The product, or the nearest number that there is.
    func multipliedClamped(by other: Int64) -> Int64 {
        let (product, isTooMuch) = multipliedReportingOverflow(by: other)
        return isTooMuch ? ((self < 0) == (other < 0) ? .max : .min) : product
    }
}
