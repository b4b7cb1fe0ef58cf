/// What follows from the rest of a node, and doesn't count when nodes are compared.
struct Derived<Value: Sendable>: Sendable, Hashable {
    var value: Value

    init(_ value: Value) {
        self.value = value
    }

    static func == (_: Derived, _: Derived) -> Bool { true }

    func hash(into _: inout Hasher) {}
}
