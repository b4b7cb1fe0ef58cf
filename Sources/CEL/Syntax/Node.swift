/// A node of the syntax tree. Macros are nodes of their own: they are not expanded.
struct Node: Sendable {
    /// What a node says.
    indirect enum Kind: Sendable {
        case literal(CELValue)
        case identifier(String)
        case select(Node, String, Selection)
        case index(Node, Node, isOptional: Bool)
        case not(Node)
        case negate(Node)
        case and([Node])
        case or([Node])
        case conditional(Node, Node, Node)
        case binary(BinaryOperator, Node, Node)
        /// A call; that of a member has the target as its first argument.
        case call(String, [Node], isMember: Bool)
        case list([Element])
        case map([Entry])
        /// `Type{field: value}`.
        case message(String, [Entry])
        case loop(Loop)
    }

    /// How a field is asked for.
    enum Selection: Sendable {
        /// `a.b`.
        case value
        /// `has(a.b)`.
        case test
        /// `a.?b`.
        case optional
    }

    /// An element of a list; `?` leaves one without a value out.
    struct Element: Sendable {
        var value: Node
        var isOptional: Bool
    }

    /// An entry of a map or a message; a message's keys are strings.
    struct Entry: Sendable {
        var key: Node
        var value: Node
        var isOptional: Bool
    }

    var kind: Kind
    /// Where it starts, in bytes; an operator's is the operator's.
    var offset: Int
    /// The longest way down, which everything that walks the tree in recursion relies on.
    var depth: Int
}

/// An operator between two operands that are both evaluated.
enum BinaryOperator: String, Sendable {
    case add = "_+_"
    case subtract = "_-_"
    case multiply = "_*_"
    case divide = "_/_"
    case modulo = "_%_"
    case less = "_<_"
    case lessOrEqual = "_<=_"
    case greater = "_>_"
    case greaterOrEqual = "_>=_"
    case equal = "_==_"
    case unequal = "_!=_"
    case `in` = "@in"
}

/// A macro that runs over something: `list.all(x, x > 0)`.
struct Loop: Sendable {
    /// Which macro.
    enum Macro: String, Sendable {
        case all, exists, filter, map, transformList, transformMap, transformMapEntry, optMap, optFlatMap
        case existsOne = "exists_one"
    }

    var macro: Macro
    var range: Node
    /// One variable, or two: the index or key, and the value.
    var names: [String]
    /// Which elements count, for `map`, `transformList` and others that may have such an argument.
    var condition: Node?
    var body: Node
}

extension Node {
    /// The nodes right below.
    var children: [Node] {
        switch kind {
        case .literal, .identifier: []
        case .select(let node, _, _), .not(let node), .negate(let node): [node]
        case .index(let left, let right, _), .binary(_, let left, let right): [left, right]
        case .and(let nodes), .or(let nodes), .call(_, let nodes, _): nodes
        case .conditional(let condition, let first, let second): [condition, first, second]
        case .list(let elements): elements.map(\.value)
        case .map(let entries), .message(_, let entries): entries.flatMap { [$0.key, $0.value] }
        case .loop(let loop): [loop.range] + (loop.condition.map { [$0] } ?? []) + [loop.body]
        }
    }

    /// The name that identifiers with dots between them spell: `google.protobuf.Timestamp`.
    var dottedName: String? {
        switch kind {
        case .identifier(let name): name
        case .select(let node, let field, .value): node.dottedName.map { "\($0).\(field)" }
        default: nil
        }
    }
}
