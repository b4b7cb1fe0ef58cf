import Diagnostics

/// Which rules of the catalogue are asked.
public struct RuleSelection: Sendable {
    /// The rules, in the order of the catalogue.
    public let rules: [Rule]

    /// Every rule.
    public static let all = RuleSelection { _ in true }

    /// The rules of some categories.
    public init(_ categories: Set<Category>) {
        self.init { categories.contains($0.category) }
    }

    /// Rules by the names of categories or by their ids: `syntax,unknown-config-map`.
    ///
    /// - Throws: `UnknownRule` for a name that is neither, or for no name at all.
    public init(names: some Sequence<String>) throws(UnknownRule) {
        let names = Set(names)
        let known = Category.allCases.map(\.rawValue) + RuleCatalogue.all.map(\.id.rawValue)
        guard !names.isEmpty else { throw UnknownRule(name: "", nearest: nil) }
        for name in names.sorted() where !known.contains(name) {
            throw UnknownRule(name: name, nearest: NearestName.find(name, among: known))
        }
        self.init { names.contains($0.id.rawValue) || names.contains($0.category.rawValue) }
    }

    /// These rules.
    init(_ rules: [Rule]) {
        self.rules = rules
    }

    private init(where isSelected: (Rule) -> Bool) {
        rules = RuleCatalogue.all.filter(isSelected)
    }
}

/// A name that is neither a category's nor a rule's.
public struct UnknownRule: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name; empty when there was none.
    public var name: String
    /// The name that may have been meant.
    public var nearest: String?

    /// A name, and the nearest one that there is.
    public init(name: String, nearest: String?) {
        self.name = name
        self.nearest = nearest
    }

    /// What is wrong and what would be right.
    public var description: String {
        guard !name.isEmpty else { return "no rule is selected; name rules or categories" }
        return "no rule or category is named '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }
}
