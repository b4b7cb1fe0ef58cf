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
        get {
            let place = place(of: name)
            return isEntry(place, name) ? entries[place].thousandths : nil
        }
        set {
            let place = place(of: name)
            if isEntry(place, name) {
                if let newValue { entries[place].thousandths = newValue } else { entries.remove(at: place) }
            } else if let newValue {
                entries.insert(Entry(name: name, thousandths: newValue), at: place)
            }
        }
    }

    /// Adds amounts; what is named in one of both is named in the sum.
    static func += (left: inout Self, right: Self) {
        left.merge(right) { $0.addingClamped($1) }
    }

    /// Takes the larger of both amounts.
    mutating func raise(to other: Self) {
        merge(other) { max($0, $1) }
    }

    /// Takes amounts for what isn't named.
    mutating func fill(from other: Self) {
        merge(other) { own, _ in own }
    }

    /// Each amount so many times.
    func times(_ count: Int) -> Self {
        var product = self
        for index in product.entries.indices {
            product.entries[index].thousandths = product.entries[index].thousandths.multipliedClamped(by: Int64(count))
        }
        return product
    }

    private mutating func merge(_ other: Self, _ combine: (Int64, Int64) -> Int64) {
        guard !other.isEmpty else { return }
        for entry in other.entries {
            let place = place(of: entry.name)
            if isEntry(place, entry.name) {
                entries[place].thousandths = combine(entries[place].thousandths, entry.thousandths)
            } else {
                entries.insert(entry, at: place)
            }
        }
    }

    private func isEntry(_ place: Int, _ name: String) -> Bool {
        place < entries.endIndex && entries[place].name == name
    }

    /// Where a name is, or would be: binary search.
    private func place(of name: String) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension ResourceAmounts {
    /// The most resources that are looked at in one place; nothing real has as many.
    private static let limit = 256

    /// The amounts of a mapping such as `requests`; what is no amount, or a negative one, is left to other rules.
    init(_ node: YAMLNode?) {
        guard let node else { return }
        for entry in node.entries.prefix(Self.limit) {
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
