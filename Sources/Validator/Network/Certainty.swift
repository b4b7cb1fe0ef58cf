/// How sure an answer is, where the tree doesn't show everything: a chart's pods, the labels of a namespace.
///
/// Of answers that all have to hold the least counts (`min`), of answers one of which is enough the greatest (`max`).
enum Certainty: Int, Comparable, Sendable {
    case no
    case maybe
    case yes

    init(_ isSo: Bool) {
        self = isSo ? .yes : .no
    }

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
