/// An expression that was parsed and checked.
public struct CELProgram: Sendable {
    /// The tree.
    let root: Node
    /// The type of its value, as far as it's known.
    public let type: CELType
    /// Whether ``type`` is what Kubernetes' checker makes of it too: this checker is less exact about a few things.
    public let isTypeCertain: Bool
    /// What the evaluation would need and doesn't have; empty when it can be evaluated.
    public let missing: [String]
    /// The variables that it refers to.
    public let variables: Set<String>
    let environment: CELEnvironment
}

/// What becomes of an expression.
public enum CELCompilation: Sendable {
    case program(CELProgram)
    /// Kubernetes refuses it.
    case invalid(CELError)
    /// It has something that this module knows nothing of.
    case unsupported(String)
}

extension CELProgram {
    /// Parses and checks an expression.
    public static func compile(_ text: String, in environment: CELEnvironment) -> CELCompilation {
        let bytes = Array(text.utf8)
        do throws(CompileFailure) {
            let root = try Parser.parse(bytes)
            var checker = Checker(environment)
            let type = try checker.type(of: root)
            return .program(
                CELProgram(
                    root: root,
                    type: type,
                    isTypeCertain: checker.isCertain(type, of: root),
                    missing: checker.missing.sorted(),
                    variables: checker.used,
                    environment: environment
                )
            )
        } catch {
            switch error {
            case .invalid(let message, let offset): return .invalid(CELError(message, at: offset, in: bytes))
            case .unsupported(let what): return .unsupported(what)
            }
        }
    }
}

/// What an evaluation gives.
public enum CELOutcome: Sendable {
    case value(CELValue)
    /// The evaluation fails: a key that isn't there, a division by zero.
    case failure(String)
    /// Nobody knows.
    case unsupported(String)
}

extension CELProgram {
    /// How many steps an evaluation may take. Kubernetes' own limit is another (apiserver: pkg/apis/cel/config.go), so
    /// that an expression that reaches this one is not judged.
    public static let stepLimit = 2_000_000

    /// Evaluates the expression.
    public func evaluate(_ variables: [String: CELValue], stepLimit: Int = stepLimit) -> CELOutcome {
        guard missing.isEmpty else { return .unsupported(missing.joined(separator: ", ")) }
        var evaluator = Evaluator(environment: environment, variables: variables, stepLimit: stepLimit)
        do throws(EvaluationFailure) {
            return .value(try evaluator.value(of: root))
        } catch {
            switch error {
            case .failure(let message): return .failure(message)
            case .unsupported(let what): return .unsupported(what)
            }
        }
    }
}
