/// Which labels the series of a result have.
///
/// The metric's name counts as the label `__name__`.
public struct LabelSet: Sendable, Hashable {
    /// Which labels there can be.
    public enum Possible: Sendable, Hashable {
        /// None but these.
        case only(Set<String>)
        /// Any but these.
        case all(except: Set<String>)
    }

    /// Which labels there can be.
    public var possible: Possible
    /// Labels that each series has.
    public var guaranteed: Set<String>
    /// Labels whose value is known, with it: those that a selector compares with `=`. All of them are guaranteed.
    public var values: [String: String]

    /// Creates a set.
    public init(_ possible: Possible, guaranteed: Set<String> = [], values: [String: String] = [:]) {
        self.possible = possible
        self.guaranteed = guaranteed
        self.values = values
    }

    /// No labels at all, as of a number.
    public static let none = LabelSet(.only([]))
    /// Any labels, as of what isn't known.
    public static let unknown = LabelSet(.all(except: []))

    /// Whether a series can have the label.
    public func mayHave(_ label: String) -> Bool {
        switch possible {
        case .only(let labels): labels.contains(label)
        case .all(let exceptions): !exceptions.contains(label)
        }
    }

    /// Whether the label is named as one that a series has or can have, rather than just not ruled out.
    public func names(_ label: String) -> Bool {
        if case .only(let labels) = possible, labels.contains(label) { return true }
        return guaranteed.contains(label)
    }

    // MARK: What expressions do with labels

    /// Without some labels.
    func removing(_ labels: some Sequence<String>) -> LabelSet {
        var copy = self
        for label in labels {
            switch copy.possible {
            case .only(var names):
                names.remove(label)
                copy.possible = .only(names)
            case .all(var exceptions):
                exceptions.insert(label)
                copy.possible = .all(except: exceptions)
            }
            copy.guaranteed.remove(label)
            copy.values[label] = nil
        }
        return copy
    }

    /// With no labels but some.
    func keeping(_ labels: Set<String>) -> LabelSet {
        LabelSet(
            .only(labels.filter { mayHave($0) }),
            guaranteed: guaranteed.intersection(labels),
            values: values.filter { labels.contains($0.key) }
        )
    }

    /// With a label more.
    func adding(_ label: String, isGuaranteed: Bool, value: String? = nil) -> LabelSet {
        var copy = removing([label])
        switch copy.possible {
        case .only(var names):
            names.insert(label)
            copy.possible = .only(names)
        case .all(var exceptions):
            exceptions.remove(label)
            copy.possible = .all(except: exceptions)
        }
        if isGuaranteed { copy.guaranteed.insert(label) }
        copy.values[label] = isGuaranteed ? value : nil
        return copy
    }

    /// The series of both.
    func union(_ other: LabelSet) -> LabelSet {
        let both: Possible =
            switch (possible, other.possible) {
            case (.only(let left), .only(let right)): .only(left.union(right))
            case (.only(let names), .all(let exceptions)), (.all(let exceptions), .only(let names)):
                .all(except: exceptions.subtracting(names))
            case (.all(let left), .all(let right)): .all(except: left.intersection(right))
            }
        return LabelSet(
            both,
            guaranteed: guaranteed.intersection(other.guaranteed),
            values: values.filter { other.values[$0.key] == $0.value }
        )
    }

    /// Series that have the same labels on both sides.
    func matching(_ other: LabelSet) -> LabelSet {
        let both: Possible =
            switch (possible, other.possible) {
            case (.only(let left), .only(let right)): .only(left.intersection(right))
            case (.only(let names), .all(let exceptions)), (.all(let exceptions), .only(let names)):
                .only(names.subtracting(exceptions))
            case (.all(let left), .all(let right)): .all(except: left.union(right))
            }
        return LabelSet(
            both,
            guaranteed: guaranteed.union(other.guaranteed),
            values: values.merging(other.values) { left, _ in left }
        ).withoutContradictions
    }

    /// Without labels that every series has and none can have: of what nothing matches.
    var withoutContradictions: LabelSet {
        LabelSet(possible, guaranteed: guaranteed.filter { mayHave($0) }, values: values.filter { mayHave($0.key) })
    }
}
