import YAML

extension YAMLNode {
    /// The elements of a list of this mapping; none where it isn't set.
    func items(_ name: StaticString) -> Elements {
        // A mapping itself has no elements.
        field(name)?.elements ?? elements
    }

    /// The text of a string field, or its default where it isn't set or empty.
    func text(_ name: StaticString, default text: String) -> String {
        self.text(name) ?? text
    }

    /// Whether a boolean field is set to `false`.
    func isFalse(_ name: StaticString) -> Bool {
        guard let value = field(name), case .bool(false) = value.scalar else { return false }
        return true
    }

    /// Whether a boolean field is set to `true`.
    func isTrue(_ name: StaticString) -> Bool {
        field(name)?.isTrue ?? false
    }

    /// Whether a string is set and empty.
    var isEmptyText: Bool { hasText("") }
}
