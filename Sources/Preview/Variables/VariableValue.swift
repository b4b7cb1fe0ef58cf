/// What a variable is at the moment.
struct VariableValue: Sendable {
    var variable: Variable
    /// What can be chosen, "All" included.
    var options: [Variable.Option]
    /// What is chosen; `$__all` for all.
    var chosen: [String]
    /// Why there is nothing to choose from.
    var problem: String?

    /// Whether all is chosen.
    var isAll: Bool { chosen == [Variable.all] }

    /// The values, those that "All" stands for one by one.
    var values: [String] {
        isAll ? options.lazy.map(\.value).filter { $0 != Variable.all } : chosen
    }

    /// What people see.
    var text: String {
        if isAll { return "All" }
        return chosen.map { value in options.first { $0.value == value }?.text ?? value }.joined(separator: " + ")
    }
}
