import YAML

extension YAMLNode {
    /// The value of a field that is set: `null` is none, as the server's decoder has it.
    func field(_ name: StaticString) -> YAMLNode? {
        guard let value = self.value(of: name), !value.isNull else { return nil }
        return value
    }

    /// The elements of a list; none where it isn't set.
    func elements(_ name: StaticString) -> YAMLNode.Elements? {
        field(name)?.elements
    }

    /// The text of a string that is set and not empty: to the server, an empty one is as good as none.
    func text(_ name: StaticString) -> String? {
        guard let text = field(name)?.string, !text.isEmpty else { return nil }
        return text
    }
}
