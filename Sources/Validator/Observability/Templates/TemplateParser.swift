/// A parser of Go's templates, which keeps what a template uses (go: `text/template/parse/parse.go`).
struct TemplateParser {
    /// What was used, in the order of the text.
    private(set) var uses: [TemplateUse] = []
    /// The templates that are defined.
    private(set) var defined: Set<String> = []

    private var lexer: TemplateLexer
    /// Tokens that were looked at and put back, the next one last.
    private var queue: [TemplateToken] = []
    /// The variables, with what is known of each: the path from the data, or nothing.
    private var variables: [(name: String, path: [String]?)]
    /// The path of the dot from the data; `nil` where it is something else.
    private var dot: [String]? = []
    private var depth = 0
    private var loops = 0
    private let functions: Set<String>

    /// How deep blocks and brackets may be within one another; Go sets no such limit, and nobody needs it.
    static let depthLimit = 100

    /// - Parameters:
    ///   - functions: those that there are.
    ///   - variables: those that are set before the template, with the path of each from the data.
    init(_ text: String, functions: Set<String>, variables: KeyValuePairs<String, [String]>) {
        lexer = TemplateLexer(text)
        self.functions = functions
        self.variables = [("$", [])] + variables.map { ($0.key, $0.value) }
    }

    /// Parses all of it.
    mutating func parse() throws(TemplateError) {
        let last = try parseList(isTop: true)
        guard last.kind == .end else {
            throw TemplateError("'\(last.text)' is outside of any block", at: last.range)
        }
    }
}

// MARK: - Blocks

extension TemplateParser {
    /// Parses up to `end`, `else`, or the end of the text, which is returned.
    private mutating func parseList(isTop: Bool = false) throws(TemplateError) -> TemplateToken {
        depth += 1
        defer { depth -= 1 }
        while true {
            let open = try next()
            guard open.kind == .open else { return open }
            guard depth <= Self.depthLimit else {
                throw TemplateError("blocks are more than \(Self.depthLimit) deep", at: open.range)
            }
            let first = try nextWord()
            guard first.kind == .identifier else {
                put(first)
                try parsePipelineAction(from: open)
                continue
            }
            switch first.text {
            case "end", "else": return first
            case "if": try parseBranch(first, changesDot: false)
            case "with": try parseBranch(first, changesDot: true)
            case "range":
                loops += 1
                try parseBranch(first, changesDot: true)
                loops -= 1
            case "break", "continue":
                guard loops > 0 else { throw TemplateError("'\(first.text)' is outside of 'range'", at: first.range) }
                try expectClose(after: first.text)
            case "define":
                guard isTop else { throw TemplateError("'define' is inside of another block", at: first.range) }
                try parseDefinition(first)
            case "block":
                let name = try parseName(after: first)
                defined.insert(name.text)
                try parsePipelineAction(from: open)
                try parseForeign(first)
            case "template":
                let name = try parseName(after: first)
                uses.append(TemplateUse(kind: .template(name.text), range: name.range))
                let after = try nextWord()
                guard after.kind != .close else { continue }
                put(after)
                try parsePipelineAction(from: open)
            default:
                put(first)
                try parsePipelineAction(from: open)
            }
        }
    }

    private mutating func parsePipelineAction(from open: TemplateToken) throws(TemplateError) {
        _ = try parsePipeline(isRange: false, from: open)
    }

    /// `if`, `with`, `range`, with their `else` and `end`.
    private mutating func parseBranch(_ keyword: TemplateToken, changesDot: Bool) throws(TemplateError) {
        let scope = variables.count
        let outer = dot
        let path = try parsePipeline(isRange: keyword.text == "range", from: keyword)
        if changesDot { dot = keyword.text == "range" ? nil : path }
        var last = try parseList()
        dot = outer
        if last.text == "else", last.kind == .identifier {
            let after = try nextWord()
            if after.kind == .close {
                let inner = variables.count
                last = try parseList()
                variables.removeLast(variables.count - inner)
                if last.text == "else" { throw TemplateError("a second 'else'", at: last.range) }
            } else if after.kind == .identifier, keyword.text != "range", ["if", keyword.text].contains(after.text) {
                depth += 1
                defer { depth -= 1 }
                guard depth <= Self.depthLimit else {
                    throw TemplateError("blocks are more than \(Self.depthLimit) deep", at: after.range)
                }
                // `else if` shares the `end` of its `if`.
                try parseBranch(after, changesDot: after.text == "with")
                variables.removeLast(variables.count - scope)
                return
            } else {
                throw unexpected(after, in: "else")
            }
        }
        variables.removeLast(variables.count - scope)
        try expectEnd(last, of: keyword)
    }

    private mutating func parseDefinition(_ keyword: TemplateToken) throws(TemplateError) {
        let name = try parseName(after: keyword)
        defined.insert(name.text)
        try expectClose(after: "define")
        try parseForeign(keyword)
    }

    /// A body that is given data of its own, of which nothing is known.
    private mutating func parseForeign(_ keyword: TemplateToken) throws(TemplateError) {
        let (outer, outerDot, outerLoops) = (variables, dot, loops)
        variables = [("$", nil)]
        dot = nil
        loops = 0
        let last = try parseList()
        (variables, dot, loops) = (outer, outerDot, outerLoops)
        try expectEnd(last, of: keyword)
    }

    private mutating func parseName(after keyword: TemplateToken) throws(TemplateError) -> TemplateToken {
        var token = try nextWord()
        guard token.kind == .string, let text = TemplateLiteral.text(of: token) else {
            throw TemplateError("'\(keyword.text)' needs a name in quotes", at: token.range)
        }
        token.text = text
        return token
    }

    private mutating func expectEnd(_ token: TemplateToken, of keyword: TemplateToken) throws(TemplateError) {
        guard token.kind == .identifier, token.text == "end" else {
            throw TemplateError("'\(keyword.text)' isn't closed; end it with '{{ end }}'", at: keyword.range)
        }
        try expectClose(after: "end")
    }

    private mutating func expectClose(after word: String) throws(TemplateError) {
        let token = try nextWord()
        guard token.kind == .close else { throw unexpected(token, in: word) }
    }
}

// MARK: - Pipelines

extension TemplateParser {
    /// Parses up to the closing braces, or bracket; the path of its value from the data where that is known.
    private mutating func parsePipeline(
        isRange: Bool,
        from open: TemplateToken,
        closing: TemplateToken.Kind = .close
    ) throws(TemplateError) -> [String]? {
        let declared = try parseDeclarations(isRange: isRange)
        var path: [String]?
        var stages = 0
        while true {
            let command = try parseCommand()
            stages += 1
            guard let command else {
                let token = try nextWord()
                throw TemplateError(
                    stages == 1 ? "a value is missing" : "a value is missing after '|'",
                    at: stages == 1 ? open.range.lowerBound..<token.range.upperBound : token.range
                )
            }
            if stages > 1, command.isLiteral {
                throw TemplateError("a value can't be given to what is no function", at: command.range)
            }
            path = stages == 1 ? command.path : nil
            let token = try nextWord()
            if token.kind == .pipe { continue }
            guard token.kind == closing else {
                if token.kind == .rightParenthesis { throw TemplateError("')' without '('", at: token.range) }
                if closing == .rightParenthesis { throw TemplateError("'(' isn't closed", at: open.range) }
                throw unexpected(token, in: "the action")
            }
            for name in declared { variables.append((name, isRange || declared.count > 1 ? nil : path)) }
            return path
        }
    }

    /// `$x :=`, `$x =`, `$i, $x :=`.
    private mutating func parseDeclarations(isRange: Bool) throws(TemplateError) -> [String] {
        let first = try nextWord()
        guard first.kind == .variable else {
            put(first)
            return []
        }
        let space = try next()
        let second = space.kind == .space ? try next() : space
        switch second.kind {
        case .declare: return [first.text]
        case .assign:
            try checkVariable(first)
            setPathUnknown(first.text)
            return []
        case .comma where isRange:
            let other = try nextWord()
            guard other.kind == .variable else { throw unexpected(other, in: "range") }
            let sign = try nextWord()
            guard sign.kind == .declare || sign.kind == .assign else { throw unexpected(sign, in: "range") }
            if sign.kind == .declare { return [first.text, other.text] }
            try checkVariable(first)
            try checkVariable(other)
            return []
        default:
            put(second)
            if space.kind == .space { put(space) }
            put(first)
            return []
        }
    }

    private mutating func setPathUnknown(_ name: String) {
        guard let index = variables.lastIndex(where: { $0.name == name }) else { return }
        variables[index].path = nil
    }

    /// One stage of a pipeline; `nil` where there is none.
    private mutating func parseCommand() throws(TemplateError) -> Operand? {
        var operands: [Operand] = []
        while let operand = try parseOperand() {
            operands.append(operand)
            let token = try next()
            if token.kind == .space { continue }
            put(token)
            guard [.close, .rightParenthesis, .pipe, .end].contains(token.kind) else {
                throw unexpected(token, in: "the action")
            }
            break
        }
        guard let first = operands.first else { return nil }
        if operands.count > 1, !first.isCallable {
            throw TemplateError("what is no function can't be given a value", at: first.range)
        }
        if operands.count == 1, first.isNil { throw TemplateError("'nil' is no value to show", at: first.range) }
        return operands.count == 1 ? first : Operand(range: first.range, isCallable: true)
    }

    private mutating func parseOperand() throws(TemplateError) -> Operand? {
        let token = try nextWord()
        var operand: Operand
        switch token.kind {
        case .identifier: operand = try word(token)
        case .dot: operand = Operand(range: token.range, path: dot)
        case .field:
            operand = Operand(
                range: token.range,
                path: dot.map { $0 + [String(token.text.dropFirst())] },
                isCallable: true
            )
            operand.isField = true
        case .variable:
            try checkVariable(token)
            let known = variables.last { $0.name == token.text }
            operand = Operand(range: token.range, path: known?.path, isCallable: false)
            operand.isField = true
        case .string, .character, .number: operand = Operand(range: token.range, isLiteral: true)
        case .leftParenthesis:
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.depthLimit else {
                throw TemplateError("brackets are more than \(Self.depthLimit) deep", at: token.range)
            }
            _ = try parsePipeline(isRange: false, from: token, closing: .rightParenthesis)
            operand = Operand(range: token.range)
            operand.isField = true
        default:
            put(token)
            return nil
        }
        while let ahead = try peek(), ahead.kind == .field {
            guard operand.isField || operand.isFunction else {
                throw TemplateError("'\(ahead.text)' after what has no fields", at: ahead.range)
            }
            _ = try next()
            operand.path?.append(String(ahead.text.dropFirst()))
            operand.range = operand.range.lowerBound..<ahead.range.upperBound
            operand.isCallable = true
        }
        // What a variable holds was noted where it was set.
        let isAlias = token.kind == .variable && operand.range == token.range && !Self.isGiven(token.text)
        if let path = operand.path, !path.isEmpty, !isAlias {
            uses.append(TemplateUse(kind: .field(path), range: operand.range))
        }
        return operand
    }

    /// Whether a variable is set before the template.
    private static func isGiven(_ name: String) -> Bool {
        ["$labels", "$value", "$externalLabels", "$externalURL"].contains(name)
    }

    private mutating func word(_ token: TemplateToken) throws(TemplateError) -> Operand {
        switch token.text {
        case "true", "false": return Operand(range: token.range, isLiteral: true)
        case "nil": return Operand(range: token.range, isLiteral: true, isNil: true)
        case "if", "else", "end", "range", "with", "define", "template", "block":
            throw unexpected(token, in: "the action")
        default:
            guard functions.contains(token.text) else {
                let hint = TemplateFunctions.question(for: token.text)
                throw TemplateError("there is no function '\(token.text)'\(hint)", at: token.range)
            }
            uses.append(TemplateUse(kind: .function(token.text), range: token.range))
            var operand = Operand(range: token.range, isCallable: true)
            operand.isFunction = true
            return operand
        }
    }

    private func checkVariable(_ token: TemplateToken) throws(TemplateError) {
        guard !variables.contains(where: { $0.name == token.text }) else { return }
        throw TemplateError(
            "there is no variable '\(token.text)'"
                + TemplateFunctions.question(for: token.text, among: variables.map(\.name)),
            at: token.range
        )
    }
}

/// A value in a pipeline.
private struct Operand {
    var range: Range<Int>
    /// The path from the template's data, where it is known.
    var path: [String]?
    var isLiteral = false
    var isNil = false
    var isCallable = false
    /// Whether it may have fields.
    var isField = false
    var isFunction = false
}

// MARK: - Tokens

extension TemplateParser {
    private mutating func next() throws(TemplateError) -> TemplateToken {
        if let token = queue.popLast() { return token }
        return try lexer.next()
    }

    /// The next token that is no white space.
    private mutating func nextWord() throws(TemplateError) -> TemplateToken {
        var token = try next()
        while token.kind == .space { token = try next() }
        return token
    }

    private mutating func peek() throws(TemplateError) -> TemplateToken? {
        let token = try next()
        put(token)
        return token
    }

    private mutating func put(_ token: TemplateToken) {
        queue.append(token)
    }

    private func unexpected(_ token: TemplateToken, in place: String) -> TemplateError {
        guard token.kind != .close, token.kind != .end else {
            return TemplateError("something is missing in '\(place)'", at: token.range)
        }
        return TemplateError(
            "unexpected '\(token.text)' in \(place == "the action" ? place : "'\(place)'")",
            at: token.range
        )
    }
}
