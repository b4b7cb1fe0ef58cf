/// Why there is no value.
enum EvaluationFailure: Error {
    /// The language says so.
    case failure(String)
    /// This module can't tell.
    case unsupported(String)

    static func noOverload(_ name: String) -> Self { .failure("no such overload of '\(name)'") }
    static let overflow = Self.failure("the number is too large")
}

/// Walks a tree and computes (cel-spec: doc/langdef.md, "Evaluation").
struct Evaluator {
    let environment: CELEnvironment
    private var variables: [String: CELValue]
    /// The variables of the macros around, the innermost last.
    private var locals: [(name: String, value: CELValue)] = []
    private var steps = 0
    private let stepLimit: Int

    init(environment: CELEnvironment, variables: [String: CELValue], stepLimit: Int) {
        self.environment = environment
        self.variables = variables
        self.stepLimit = stepLimit
    }

    /// Takes steps; large values cost more of them.
    mutating func charge(_ count: Int = 1) throws(EvaluationFailure) {
        steps += count
        guard steps <= stepLimit else { throw .unsupported("more than \(stepLimit) steps") }
    }

    /// The value of a node.
    mutating func value(of node: Node) throws(EvaluationFailure) -> CELValue {
        try charge()
        switch node.kind {
        case .literal(let value): return value
        case .identifier(let name): return try variable(name)
        case .select(let operand, let field, let selection): return try select(field, from: operand, selection)
        case .index(let operand, let index, let isOptional):
            return try element(try value(of: operand), try value(of: index), isOptional: isOptional)
        case .not(let operand): return .bool(!(try bool(of: operand, "!")))
        case .negate(let operand): return try Arithmetic.negated(try value(of: operand))
        case .and(let operands): return .bool(try junction(of: operands, decisive: false))
        case .or(let operands): return .bool(try junction(of: operands, decisive: true))
        case .conditional(let condition, let first, let second):
            return try value(of: try bool(of: condition, "?:") ? first : second)
        case .binary(let name, let left, let right):
            return try binary(name, try value(of: left), try value(of: right))
        case .call(let name, let arguments, _):
            guard let function = Self.functions[name] else { throw .unsupported("the function '\(name)'") }
            var values: [CELValue] = []
            values.reserveCapacity(arguments.count)
            for argument in arguments { values.append(try value(of: argument)) }
            return try function(&self, values)
        case .list(let elements): return .list(try list(elements))
        case .map(let entries): return .map(try map(entries))
        case .message(let name, _): throw .unsupported("the type '\(name)'")
        case .loop(let loop): return try value(of: loop)
        }
    }

    /// A node's value with a variable of a macro.
    mutating func value(of node: Node, _ names: [String], _ values: CELValue...) throws(EvaluationFailure) -> CELValue {
        let outer = locals.count
        for (name, value) in zip(names, values) { locals.append((name, value)) }
        defer { locals.removeSubrange(outer...) }
        return try value(of: node)
    }

    private func variable(_ name: String) throws(EvaluationFailure) -> CELValue {
        let found = locals.last { $0.name == name }?.value ?? variables[name]
        if let value = try known(found) { return value }
        if CELValue.typeNames.contains(name) { return .type(name) }
        throw .failure("no such variable '\(name)'")
    }

    // MARK: Logic

    mutating func bool(of node: Node, _ name: String) throws(EvaluationFailure) -> Bool {
        guard case .bool(let value) = try value(of: node) else { throw .noOverload(name) }
        return value
    }

    /// `&&` and `||`: an operand that decides outweighs others that fail, whatever their order.
    private mutating func junction(of operands: [Node], decisive: Bool) throws(EvaluationFailure) -> Bool {
        var failure: EvaluationFailure?
        for operand in operands {
            do throws(EvaluationFailure) {
                if try bool(of: operand, decisive ? "||" : "&&") == decisive { return decisive }
            } catch {
                failure = failure.map { $0.merged(error) } ?? error
            }
        }
        if let failure { throw failure }
        return !decisive
    }

    // MARK: Fields and elements

    private mutating func select(
        _ field: String,
        from operand: Node,
        _ selection: Node.Selection
    ) throws(EvaluationFailure) -> CELValue {
        if let dotted = operand.dottedName, dotted.hasPrefix("google"),
            CELValue.typeNames.contains("\(dotted).\(field)")
        {
            return .type("\(dotted).\(field)")
        }
        let target = try value(of: operand)
        switch (target, selection) {
        case (.optional(nil), .test): return .bool(false)
        case (.optional(nil), _): return .optional(nil)
        case (.optional(let inner?), .test): return .bool(try self.field(field, of: inner) != nil)
        case (.optional(let inner?), _): return .optional(try self.field(field, of: inner))
        case (_, .test): return .bool(try self.field(field, of: target) != nil)
        case (_, .optional): return .optional(try self.field(field, of: target))
        case (_, .value):
            guard let value = try self.field(field, of: target) else { throw .failure("no such key: \(field)") }
            return value
        }
    }

    private func field(_ name: String, of value: CELValue) throws(EvaluationFailure) -> CELValue? {
        guard case .map(let map) = value else { throw .failure("a value without fields has no '\(name)'") }
        return try known(map.value(of: .string(name)))
    }

    private func known(_ value: CELValue?) throws(EvaluationFailure) -> CELValue? {
        if case .unknown(let what) = value { throw .unsupported(what) }
        return value
    }

    private func element(
        _ target: CELValue,
        _ index: CELValue,
        isOptional: Bool
    ) throws(EvaluationFailure) -> CELValue {
        switch target {
        case .optional(nil): return .optional(nil)
        case .optional(let inner?): return .optional(try found(index, in: inner))
        default:
            let value = try found(index, in: target)
            if isOptional { return .optional(value) }
            guard let value else {
                if case .list = target { throw .failure("the index is out of bounds") }
                throw .failure("no such key")
            }
            return value
        }
    }

    /// The element at an index or key; `nil` when there is none.
    private func found(_ index: CELValue, in target: CELValue) throws(EvaluationFailure) -> CELValue? {
        switch target {
        case .list(let elements):
            let position: Int64?
            switch index {
            case .int(let value): position = value
            case .uint(let value): position = Int64(exactly: value)
            case .double(let value): position = Int64(exactly: value)
            default: throw .noOverload("[]")
            }
            guard let position else { return nil }
            return try known(elements.indices.contains(Int(position)) ? elements[Int(position)] : nil)
        case .map(let map): return try known(map.value(of: index))
        default: throw .noOverload("[]")
        }
    }

    // MARK: Operators

    private mutating func binary(
        _ name: BinaryOperator,
        _ left: CELValue,
        _ right: CELValue
    ) throws(EvaluationFailure) -> CELValue {
        switch name {
        case .equal, .unequal:
            try charge(left.weight + right.weight)
            return .bool(Equality.areEqual(left, right) == (name == .equal))
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard let order = Equality.order(left, right) else { throw .noOverload(name.rawValue) }
            if case .quantity = left { throw .noOverload(name.rawValue) }
            switch name {
            case .less: return .bool(order == .ascending)
            case .lessOrEqual: return .bool(order == .ascending || order == .equal)
            case .greater: return .bool(order == .descending)
            default: return .bool(order == .descending || order == .equal)
            }
        case .in:
            switch right {
            case .list(let elements):
                try charge(right.weight)
                return .bool(elements.contains { Equality.areEqual($0, left) })
            case .map(let map): return .bool(map.value(of: left) != nil)
            default: throw .noOverload("in")
            }
        case .add, .subtract, .multiply, .divide, .modulo:
            let result = try Arithmetic.result(name, left, right)
            if name == .add { try charge(result.weight) }
            return result
        }
    }

    // MARK: Literals

    private mutating func list(_ elements: [Node.Element]) throws(EvaluationFailure) -> [CELValue] {
        var values: [CELValue] = []
        values.reserveCapacity(elements.count)
        for element in elements {
            let value = try value(of: element.value)
            guard element.isOptional else {
                values.append(value)
                continue
            }
            guard case .optional(let inner) = value else { throw .failure("'?' takes an optional value") }
            if let inner { values.append(inner) }
        }
        return values
    }

    private mutating func map(_ entries: [Node.Entry]) throws(EvaluationFailure) -> CELEntries {
        var map = CELEntries([])
        for entry in entries {
            let key = try value(of: entry.key)
            guard key.canBeKey else { throw .failure("a key is a string, a bool or a whole number") }
            let value = try value(of: entry.value)
            try charge(map.count)
            guard map.value(of: key) == nil else { throw .failure("a key is there twice") }
            guard entry.isOptional else {
                map.append(key, value)
                continue
            }
            guard case .optional(let inner) = value else { throw .failure("'?' takes an optional value") }
            if let inner { map.append(key, inner) }
        }
        return map
    }
}

extension EvaluationFailure {
    /// Of two failures, the one that leaves more open.
    func merged(_ other: EvaluationFailure) -> EvaluationFailure {
        if case .unsupported = self { return self }
        if case .unsupported = other { return other }
        return self
    }
}

extension CELValue {
    /// Roughly how much there is to look at.
    var weight: Int {
        switch self {
        case .string(let text): text.utf8.count / 10
        case .bytes(let bytes): bytes.count / 10
        case .list(let elements): elements.count
        case .map(let map): map.count
        default: 0
        }
    }

    /// Whether a map may have it as a key.
    var canBeKey: Bool {
        switch self {
        case .string, .bool, .int, .uint: true
        default: false
        }
    }
}
