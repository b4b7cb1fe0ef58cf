import CEL
import KubernetesSchemas
import Synchronization

/// The rules of definitions, compiled once.
enum RulePrograms {
    private static let known = Mutex<[String: CELCompilation]>([:])
    /// Whoever has more rules than that has them compiled each time.
    private static let limit = 10_000
    /// Whoever has longer ones, too: in bytes.
    private static let longest = 10_000

    /// The types of `self` are those of the definition, which has been checked by them elsewhere; here the values tell.
    private static let environment = CELEnvironment(
        variables: ["self": .dyn, "oldSelf": .dyn],
        // A definition that the server took has no functions that it lacks.
        minorVersion: .max,
        patterns: RulePatterns()
    )

    static func compile(_ rule: String) -> CELCompilation {
        if let compilation = known.withLock({ $0[rule] }) { return compilation }
        let compilation = CELProgram.compile(rule, in: environment)
        guard rule.utf8.count <= longest else { return compilation }
        known.withLock { if $0.count < limit { $0[rule] = compilation } }
        return compilation
    }
}

/// The regular expressions of rules, compiled once.
struct RulePatterns: CELPatternEngine {
    private enum Compilation {
        case expression(RegularExpression)
        case invalid
        case unsupported
    }

    private static let known = Mutex<[String: Compilation]>([:])
    private static let limit = 10_000
    private static let longest = 10_000

    func firstMatch(of pattern: String, in text: [UInt8], from start: Int) -> CELPatternMatch {
        switch Self.compile(pattern) {
        case .invalid: return .invalid
        case .unsupported: return .unsupported
        case .expression(let expression):
            guard start == 0 else { return .unsupported }
            return text.withUnsafeBufferPointer { expression.matches($0) } ? .found(nil) : .none
        }
    }

    /// Whether Go refuses a pattern.
    static func isInvalid(_ pattern: String) -> Bool {
        if case .invalid = compile(pattern) { return true }
        return false
    }

    private static func compile(_ pattern: String) -> Compilation {
        if let compilation = known.withLock({ $0[pattern] }) { return compilation }
        let compilation: Compilation
        do throws(RegularExpression.Failure) {
            compilation = .expression(try RegularExpression(pattern))
        } catch {
            switch error {
            case .invalid: compilation = .invalid
            case .unsupported: compilation = .unsupported
            }
        }
        guard pattern.utf8.count <= longest else { return compilation }
        known.withLock { if $0.count < limit { $0[pattern] = compilation } }
        return compilation
    }
}
