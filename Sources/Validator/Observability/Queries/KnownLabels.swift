/// The labels that series can have, as far as that is known.
struct KnownLabels: Hashable {
    /// The only labels that there can be, or, where others are possible, those that there can't be.
    private var names: Set<String>
    private var isOpen: Bool
    /// Labels that every series has.
    private(set) var certain: Set<String>

    /// No other labels than these.
    static func only(_ names: Set<String>, certain: Set<String> = []) -> KnownLabels {
        KnownLabels(names: names, isOpen: false, certain: certain.intersection(names))
    }

    /// Any labels but these.
    static func all(except names: Set<String> = [], certain: Set<String> = []) -> KnownLabels {
        KnownLabels(names: names, isOpen: true, certain: certain.subtracting(names))
    }

    /// Whether a series may have a label.
    func mayHave(_ label: String) -> Bool { names.contains(label) != isOpen }

    /// All labels that there can be; `nil` where that isn't known.
    var all: Set<String>? { isOpen ? nil : names }

    /// The same, and a label that may be added.
    func adding(_ labels: some Sequence<String>) -> KnownLabels {
        var copy = self
        if isOpen { copy.names.subtract(labels) } else { copy.names.formUnion(labels) }
        return copy
    }

    /// The same without some labels.
    func removing(_ labels: some Sequence<String>) -> KnownLabels {
        var copy = self
        if isOpen { copy.names.formUnion(labels) } else { copy.names.subtract(labels) }
        copy.certain.subtract(labels)
        return copy
    }

    /// The same, where every series has a label.
    func requiring(_ label: String) -> KnownLabels {
        var copy = adding([label])
        copy.certain.insert(label)
        return copy
    }

    /// Some labels and no others.
    func keeping(_ labels: Set<String>) -> KnownLabels {
        .only(labels.filter { mayHave($0) }, certain: certain.intersection(labels))
    }

    /// What either may have.
    func union(_ other: KnownLabels) -> KnownLabels {
        let certain = certain.intersection(other.certain)
        switch (isOpen, other.isOpen) {
        case (false, false): return .only(names.union(other.names), certain: certain)
        case (true, true): return .all(except: names.intersection(other.names), certain: certain)
        case (true, false): return .all(except: names.subtracting(other.names), certain: certain)
        case (false, true): return .all(except: other.names.subtracting(names), certain: certain)
        }
    }
}
