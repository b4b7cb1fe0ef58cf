/// Finds the types of an expression's parts, and what can't be (cel-spec: doc/langdef.md, "Gradual Type Checking").
///
/// What this checker refuses, cel-go's refuses too; the opposite isn't so.
struct Checker {
    /// Where libraries have types, such as `net.IP`.
    private static let namespaces: Set<String> = ["google", "kubernetes", "net"]

    let environment: CELEnvironment
    /// The variables of the macros around, the innermost last.
    var locals: [(name: String, type: CELType)] = []
    /// What the evaluator lacks.
    var missing: Set<String> = []
    /// The variables of the environment that the expression refers to.
    var used: Set<String> = []

    init(_ environment: CELEnvironment) {
        self.environment = environment
    }

    /// The type of a node.
    mutating func type(of node: Node) throws(CompileFailure) -> CELType {
        switch node.kind {
        case .literal(let value): return value.literalType
        case .identifier(let name): return try variable(name, at: node.offset)
        case .select(let operand, let field, let selection):
            return try select(field, from: operand, selection, at: node.offset)
        case .index(let operand, let index, let isOptional):
            return try element(operand, index, isOptional: isOptional, at: node.offset)
        case .not(let operand):
            try expect(.bool, operand, "'!' takes a bool")
            return .bool
        case .negate(let operand):
            let type = try type(of: operand)
            guard [.dyn, .int, .double].contains(type) else {
                throw .invalid("'-' takes a number and not \(type)", offset: node.offset)
            }
            return type
        case .and(let operands):
            for operand in operands { try expect(.bool, operand, "'&&' takes bools") }
            return .bool
        case .or(let operands):
            for operand in operands { try expect(.bool, operand, "'||' takes bools") }
            return .bool
        case .conditional(let condition, let first, let second):
            try expect(.bool, condition, "'?' takes a bool before it")
            return try joined(first, second, at: node.offset)
        case .binary(let name, let left, let right):
            let types = [try type(of: left), try type(of: right)]
            return try call(name.rawValue, types, isMember: false, at: node.offset)
        case .call(let name, let arguments, let isMember):
            var types: [CELType] = []
            for argument in arguments { types.append(try type(of: argument)) }
            try checkLiterals(name, arguments)
            return try call(name, types, isMember: isMember, at: node.offset)
        case .list(let elements):
            var joint: CELType?
            for element in elements {
                let type = try unwrapped(element.value, element.isOptional)
                joint = joint.map { $0.joined(type) } ?? type
            }
            return .list(joint ?? .dyn)
        case .map(let entries):
            var key: CELType?
            var value: CELType?
            for entry in entries {
                let type = try type(of: entry.key)
                key = key.map { $0.joined(type) } ?? type
                let other = try unwrapped(entry.value, entry.isOptional)
                value = value.map { $0.joined(other) } ?? other
            }
            return .map(key ?? .dyn, value ?? .dyn)
        case .message(let name, let entries):
            for entry in entries { _ = try type(of: entry.value) }
            guard environment.hasPatchTypes, name == "JSONPatch" || name == "Object" || name.hasPrefix("Object.") else {
                throw .invalid("there is no type '\(name)'", offset: node.offset)
            }
            missing.insert("the type '\(name)'")
            return .opaque(name == "JSONPatch" ? name : "Object")
        case .loop(let loop): return try type(of: loop, at: node.offset)
        }
    }

    mutating func expect(_ wanted: CELType, _ node: Node, _ rule: String) throws(CompileFailure) {
        let type = try type(of: node)
        var bindings: [Character: CELType] = [:]
        guard type.isAssignable(to: wanted, &bindings) else {
            throw .invalid("\(rule) and not \(type)", offset: node.offset)
        }
    }

    private mutating func unwrapped(_ node: Node, _ isOptional: Bool) throws(CompileFailure) -> CELType {
        let type = try type(of: node)
        guard isOptional else { return type }
        switch type {
        case .optional(let inner): return inner
        case .dyn: return .dyn
        default: throw .invalid("'?' takes an optional value and not \(type)", offset: node.offset)
        }
    }

    private mutating func joined(_ first: Node, _ second: Node, at offset: Int) throws(CompileFailure) -> CELType {
        let left = try type(of: first)
        let right = try type(of: second)
        var bindings: [Character: CELType] = [:]
        guard left.isAssignable(to: right, &bindings) || right.isAssignable(to: left, &bindings) else {
            throw .invalid("both sides of ':' have one type and not \(left) and \(right)", offset: offset)
        }
        return left.joined(right)
    }

    // MARK: Names

    private mutating func variable(_ name: String, at offset: Int) throws(CompileFailure) -> CELType {
        if let local = locals.last(where: { $0.name == name }) { return local.type }
        if let type = environment.variables[name] {
            used.insert(name)
            return type
        }
        if CELValue.typeNames.contains(name) { return .type }
        throw .invalid("there is no variable '\(name)'", offset: offset)
    }

    private mutating func select(
        _ field: String,
        from operand: Node,
        _ selection: Node.Selection,
        at offset: Int
    ) throws(CompileFailure) -> CELType {
        if let dotted = operand.dottedName, !isVariable(dotted) {
            let name = "\(dotted).\(field)"
            if CELValue.typeNames.contains(name) { return .type }
            if Self.namespaces.contains(String(dotted.prefix { $0 != "." })) {
                throw .unsupported("the name '\(name)'")
            }
        }
        let type = try type(of: operand)
        var result: CELType
        switch type.unwrappedOptional {
        case .dyn, .null: result = .dyn
        case .map(_, let value): result = value
        case .object(let object):
            guard let type = object.fields[field] else {
                throw .invalid("\(object.name) has no field '\(field)'", offset: offset)
            }
            result = type
        case .opaque("authorizer") where field == "requestResource": result = .opaque("authorizerResource")
        // Libraries may have values with fields that this module doesn't know.
        case .opaque, .parameter: throw .unsupported("the field '\(field)' of \(type)")
        default: throw .invalid("\(type) has no fields, such as '\(field)'", offset: offset)
        }
        if case .optional = type { result = .optional(result.unwrappedOptional) }
        switch selection {
        case .value: return result
        case .test: return .bool
        case .optional: return .optional(result.unwrappedOptional)
        }
    }

    private func isVariable(_ dotted: String) -> Bool {
        let first = dotted.prefix { $0 != "." }
        return locals.contains { $0.name == first } || environment.variables[String(first)] != nil
    }

    private mutating func element(
        _ operand: Node,
        _ index: Node,
        isOptional: Bool,
        at offset: Int
    ) throws(CompileFailure) -> CELType {
        let type = try type(of: operand)
        let key = try self.type(of: index)
        var bindings: [Character: CELType] = [:]
        var result: CELType
        switch type.unwrappedOptional {
        case .dyn, .null: result = .dyn
        case .list(let element):
            guard [.dyn, .int, .null].contains(key) else {
                // Whole numbers of other types do at run time, and at compile time only behind `dyn`.
                throw .invalid("a list's index is an int and not \(key)", offset: offset)
            }
            result = element
        case .map(let wanted, let value):
            guard key.isAssignable(to: wanted, &bindings) else {
                throw .invalid("the map's keys are \(wanted) and not \(key)", offset: offset)
            }
            result = value
        default: throw .invalid("\(type) has no elements", offset: offset)
        }
        if case .optional = type { result = .optional(result.unwrappedOptional) }
        return isOptional ? .optional(result.unwrappedOptional) : result
    }

    // MARK: Certainty

    /// Whether the API server's checker has the same type.
    func isCertain(_ type: CELType, of node: Node) -> Bool {
        switch type {
        case .dyn:
            switch node.kind {
            case .identifier: true
            case .select(let operand, _, .value), .index(let operand, _, isOptional: false):
                isCertain(.dyn, of: operand)
            default: false
            }
        case .null, .parameter, .opaque, .object: false
        default: true
        }
    }
}

extension CELType {
    /// What an optional value holds; any other type itself.
    fileprivate var unwrappedOptional: CELType {
        if case .optional(let inner) = self { return inner }
        return self
    }
}

extension CELValue {
    fileprivate var literalType: CELType {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        default: .dyn
        }
    }
}
