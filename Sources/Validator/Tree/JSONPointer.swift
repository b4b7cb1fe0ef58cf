import Diagnostics
import YAML

/// Finds the way to a node, once there is something to say about it.
enum JSONPointer {
    /// The pointer (RFC 6901) to a node below a root, and for a key to what it is the key of; `nil` for a node that comes
    /// from elsewhere, as one of a merged mapping.
    static func of(_ node: YAMLNode, in root: YAMLNode) -> String? {
        var pointer = ""
        var current = root
        while current != node {
            guard let step = step(from: current, to: node) else { return nil }
            pointer += "/" + step.name
            guard let child = step.child else { return pointer }
            current = child
        }
        return pointer
    }

    /// The pointer's text for a key.
    static func escaped(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
        return key.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// The child to go on with, none when the node is the key itself.
    private static func step(from parent: YAMLNode, to node: YAMLNode) -> (name: String, child: YAMLNode?)? {
        guard !parent.isAlias else { return nil }
        let target = node.start
        switch parent.kind {
        case .scalar:
            return nil
        case .sequence:
            for (index, element) in parent.elements.enumerated() where element.mayHold(node, at: target) {
                return (String(index), element)
            }
        case .mapping:
            for entry in parent.writtenEntries {
                if entry.key == node { return (escaped(entry.key.keyText ?? entry.key.text), nil) }
                guard entry.value.mayHold(node, at: target) else { continue }
                return (escaped(entry.key.keyText ?? entry.key.text), entry.value)
            }
        }
        return nil
    }
}

extension YAMLNode {
    fileprivate func mayHold(_ node: YAMLNode, at target: SourcePosition) -> Bool {
        if self == node { return true }
        guard kind != .scalar, !isAlias else { return false }
        let range = range
        return range.start <= target && target <= range.end
    }
}
