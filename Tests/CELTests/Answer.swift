@testable import CEL

/// What becomes of an expression, in a word that tests compare.
enum Answer: Equatable, CustomStringConvertible {
    case yes, no, other, fails, unsupported
    /// It doesn't compile, and where.
    case invalid(line: Int, column: Int)

    var description: String {
        switch self {
        case .yes: "true"
        case .no: "false"
        case .other: "another value"
        case .fails: "failure"
        case .unsupported: "unsupported"
        case .invalid(let line, let column): "invalid at \(line):\(column)"
        }
    }
}

/// Patterns that are compared letter by letter: the engine is another module's.
struct LiteralPatterns: CELPatternEngine {
    func firstMatch(of pattern: String, in text: [UInt8], from start: Int) -> CELPatternMatch {
        if pattern == "(" { return .invalid }
        if pattern == "\\p" { return .unsupported }
        guard let position = Text.position(of: Array(pattern.utf8), in: text, from: start) else { return .none }
        return .found(position..<position + pattern.utf8.count)
    }
}

/// The variables of the tests.
enum Variables {
    static let types: [String: CELType] = [
        "self": .object(
            CELObjectType(
                name: "self",
                fields: [
                    "name": .string, "count": .int, "ratio": .double, "list": .list(.int), "absent": .string,
                    "labels": .map(.string, .string), "anything": .dyn, "on": .bool,
                ]
            )
        ),
        "object": .dyn,
        "names": .list(.string),
    ]

    static let values: [String: CELValue] = [
        "self": .map(
            CELEntries([
                (.string("name"), .string("red-rock")), (.string("count"), .int(3)), (.string("ratio"), .double(1.5)),
                (.string("list"), .list([.int(1), .int(2), .int(3)])),
                (.string("labels"), .map(CELEntries([(.string("app"), .string("web"))]))),
                (.string("anything"), .int(7)), (.string("on"), .bool(true)),
            ])
        ),
        "object": .map(CELEntries([(.string("a"), .map(CELEntries([(.string("b"), .int(1))])))])),
        "names": .list([.string("a"), .string("b")]),
    ]
}

/// Compiles and evaluates.
func answer(_ text: String, minorVersion: Int = 37, stepLimit: Int = CELProgram.stepLimit) -> Answer {
    let environment = CELEnvironment(
        variables: Variables.types,
        minorVersion: minorVersion,
        patterns: LiteralPatterns()
    )
    switch CELProgram.compile(text, in: environment) {
    case .invalid(let error): return .invalid(line: error.line, column: error.column)
    case .unsupported: return .unsupported
    case .program(let program):
        switch program.evaluate(Variables.values, stepLimit: stepLimit) {
        case .value(.bool(let value)): return value ? .yes : .no
        case .value: return .other
        case .failure: return .fails
        case .unsupported: return .unsupported
        }
    }
}
