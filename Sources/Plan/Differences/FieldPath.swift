/// The way to a field of an object.
package struct FieldPath: Hashable, Sendable {
    /// One step of it.
    package enum Step: Hashable, Sendable {
        /// A member of a mapping.
        case member(String)
        /// An element of a list, by its place.
        case index(Int)
        /// An element of a list, by what tells it apart: the names and values of its keys.
        case element([String])
        /// Into a text that is JSON itself.
        case json
    }

    package var steps: [Step]

    init(_ steps: [Step] = []) {
        self.steps = steps
    }

    static func + (path: FieldPath, step: Step) -> FieldPath {
        FieldPath(path.steps + [step])
    }

    /// As people write it: `spec.template.spec.containers[app].image`, `metadata.annotations["example.com/a"]`.
    package var text: String {
        var text = ""
        for step in steps {
            switch step {
            case .member(let name):
                if Self.isPlain(name) {
                    text += text.isEmpty ? name : "." + name
                } else {
                    text += "[\"\(name)\"]"
                }
            case .index(let index): text += "[\(index)]"
            case .element(let keys): text += "[\(keys.joined(separator: "/"))]"
            case .json: break
            }
        }
        return text
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "$"):
                    true
                default: false
                }
            }
    }

    /// The names of the members on the way, elements of lists left out: `spec.template.spec.containers.image`.
    package var names: [String] {
        steps.compactMap { step in
            if case .member(let name) = step { name } else { nil }
        }
    }

    /// Whether the way starts with these members.
    func starts(with names: String...) -> Bool {
        self.names.starts(with: names)
    }
}
