public import YAML

/// What is done to the answers before they are drawn: the columns of a table are put in order, renamed, or left out
/// (Grafana `packages/grafana-data/src/transformations/transformers/organize.ts`), after the answers of several queries
/// have become one table (`merge.ts`).
public enum Transformation: Hashable, Sendable {
    /// One table of the answers to all queries; those with equal labels share a line.
    case merge
    /// Columns left out, their order from the left, and other names for them.
    case organize(hidden: [String], order: [String] = [], names: SortedMap<String, String> = [:])
}

extension Transformation: Structured {
    /// The fields in the order in which they are written.
    public static func fields<Visitor: FieldVisitor>(
        of value: Self?,
        _ visit: inout Visitor
    ) throws(Visitor.Failure) -> Self {
        switch try visit.required("id", value?.id) {
        case .merge:
            _ = try visit.required("options", value.map { _ in SortedMap<String, String>() })
            return .merge
        case .organize:
            let options = try visit.required("options", value?.columns)
            return .organize(
                hidden: options.excludeByName.map(\.key),
                order: options.indexByName.sorted { $0.value < $1.value }.map(\.key),
                names: options.renameByName
            )
        }
    }

    private enum ID: String, EnumFieldValue {
        case merge
        case organize
    }

    private var id: ID {
        switch self {
        case .merge: .merge
        case .organize: .organize
        }
    }

    private var columns: Columns? {
        guard case .organize(let hidden, let order, let names) = self else { return nil }
        return Columns(
            excludeByName: SortedMap(hidden.map { ($0, true) }),
            indexByName: SortedMap(order.enumerated().map { ($1, $0) }),
            renameByName: names
        )
    }

    private struct Columns: Structured {
        var excludeByName: SortedMap<String, Bool>
        var indexByName: SortedMap<String, Int>
        var renameByName: SortedMap<String, String>

        static func fields<Visitor: FieldVisitor>(
            of value: Self?,
            _ visit: inout Visitor
        ) throws(Visitor.Failure) -> Self {
            try Self(
                excludeByName: visit.required("excludeByName", value?.excludeByName),
                indexByName: visit.required("indexByName", value?.indexByName),
                renameByName: visit.required("renameByName", value?.renameByName)
            )
        }
    }
}
