extension Diagnostic: Comparable {
    /// Whether the left finding is reported first: by path, place, rule, message, then by everything else.
    ///
    /// The order is total, so that a report doesn't depend on which thread found what first.
    public static func < (left: Self, right: Self) -> Bool {
        if left.location != right.location { return precedes(left.location, right.location) }
        if left.id != right.id { return left.id < right.id }
        if left.message != right.message { return left.message < right.message }
        if left.severity != right.severity { return left.severity > right.severity }
        if left.object != right.object { return precedes(left.object, right.object) }
        if left.pointer != right.pointer { return precedes(left.pointer, right.pointer) }
        if left.notes != right.notes { return left.notes.lexicographicallyPrecedes(right.notes) }
        return precedes(left.fix, right.fix)
    }
}

extension Sequence<Diagnostic> {
    /// The findings in the order of a report, each once.
    public func sortedAndUnique() -> [Diagnostic] {
        var result: [Diagnostic] = []
        for diagnostic in sorted() where diagnostic != result.last {
            result.append(diagnostic)
        }
        return result
    }
}

/// Whether `left` sorts before `right`: nothing before something.
func precedes<Value: Comparable>(_ left: Value?, _ right: Value?) -> Bool {
    guard let right else { return false }
    guard let left else { return true }
    return left < right
}
