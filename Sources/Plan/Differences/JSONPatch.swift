package import YAML

/// What makes one version of an object of another (RFC 6902).
package struct JSONPatch: Hashable, Sendable {
    /// One step.
    package struct Operation: Hashable, Sendable {
        /// What is done at a place.
        package enum Action: Hashable, Sendable {
            case add(JSONValue)
            case remove
            case replace(JSONValue)
        }

        package var action: Action
        /// The place (RFC 6901).
        package var pointer: String
    }

    package private(set) var operations: [Operation] = []

    /// The patch that, applied to the old value, gives the new one exactly.
    package init(from old: JSONValue, to new: JSONValue) {
        compare(old, new, "")
    }

    private mutating func compare(_ old: JSONValue, _ new: JSONValue, _ pointer: String) {
        guard old != new else { return }
        switch (old, new) {
        case (.map(let old), .map(let new)):
            for name in Set(old.keys).union(new.keys).sorted() {
                let pointer = pointer + "/" + Self.escaped(name)
                switch (old[name], new[name]) {
                case (let old?, let new?): compare(old, new, pointer)
                case (nil, let new?): operations.append(Operation(action: .add(new), pointer: pointer))
                default: operations.append(Operation(action: .remove, pointer: pointer))
                }
            }
        case (.list(let old), .list(let new)): compareLists(old, new, pointer)
        default: operations.append(Operation(action: .replace(new), pointer: pointer))
        }
    }

    /// What both lists start and end with stays; what is between changes in place, and what is left over goes or comes.
    private mutating func compareLists(_ old: [JSONValue], _ new: [JSONValue], _ pointer: String) {
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
        let (oldEnd, newEnd) = (old.count - tail, new.count - tail)
        let common = min(oldEnd, newEnd)
        for index in head..<max(head, common) { compare(old[index], new[index], "\(pointer)/\(index)") }
        // From the last on, so that places stay what they are.
        for index in (common..<max(common, oldEnd)).reversed() {
            operations.append(Operation(action: .remove, pointer: "\(pointer)/\(index)"))
        }
        for index in common..<max(common, newEnd) {
            operations.append(Operation(action: .add(new[index]), pointer: "\(pointer)/\(index)"))
        }
    }

    private static func escaped(_ name: String) -> String {
        name.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// Writes the patch as JSON.
    package func write(to writer: inout JSONWriter) {
        writer.sequence(operations) { writer, operation in
            writer.mapping { writer in
                writer.key("op")
                switch operation.action {
                case .add: writer.string("add")
                case .remove: writer.string("remove")
                case .replace: writer.string("replace")
                }
                writer.key("path")
                writer.string(operation.pointer)
                switch operation.action {
                case .add(let value), .replace(let value):
                    writer.key("value")
                    value.write(to: &writer)
                case .remove: break
                }
            }
        }
    }
}
