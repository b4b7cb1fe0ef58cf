import YAML

/// The way to a field of an object: `["spec", "hard", "pods"]`.
struct FieldPath: Hashable, Sendable, ExpressibleByArrayLiteral {
    /// One step on the way.
    enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        case name(String)
        case index(Int)

        init(stringLiteral name: String) { self = .name(name) }
        init(integerLiteral index: Int) { self = .index(index) }
    }

    var steps: [Step]

    init(arrayLiteral steps: Step...) {
        self.steps = steps
    }

    /// The way from the field to one below it.
    static func + (left: FieldPath, right: FieldPath) -> FieldPath {
        var path = left
        path.steps += right.steps
        return path
    }

    /// The way to an element or a field below.
    func appending(_ step: Step) -> FieldPath {
        var path = self
        path.steps.append(step)
        return path
    }

    /// The way to the specification of the pods that a kind makes.
    static func podSpec(of kind: ObjectKind) -> FieldPath {
        switch kind {
        case .pod: ["spec"]
        case .cronJob: ["spec", "jobTemplate", "spec", "template", "spec"]
        default: ["spec", "template", "spec"]
        }
    }

    /// What the way leads to, or the last that is there of what it leads through.
    func node(in root: YAMLNode) -> YAMLNode {
        var node = root
        for step in steps {
            guard let next = Self.step(step, from: node) else { break }
            node = next
        }
        return node
    }

    /// The key of the field at the end of the way; where there is none, the last that is there of what the way leads through.
    func key(in root: YAMLNode) -> YAMLNode {
        guard case .name(let name) = steps.last else { return node(in: root) }
        var node = root
        for step in steps.dropLast() {
            guard let next = Self.step(step, from: node) else { return node }
            node = next
        }
        return node.entries.first { $0.key.keyText == name }?.key ?? node
    }

    private static func step(_ step: Step, from node: YAMLNode) -> YAMLNode? {
        switch step {
        case .name(let name): node[name]
        case .index(let index): node[index]
        }
    }
}
