/// What an object is and what it's called: what the API server tells objects apart by.
package struct ObjectKey: Hashable, Comparable, Sendable {
    /// The API group; empty for Kubernetes' core.
    package var group: String
    package var kind: String
    /// Empty where there is none.
    package var namespace: String
    package var name: String

    package init(group: String, kind: String, namespace: String, name: String) {
        self.group = group
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// How it's called in reports: `Deployment acme-corp/llm-proxy`.
    package var title: String { "\(kind) \(namespace.isEmpty ? name : "\(namespace)/\(name)")" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.namespace, left.kind, left.name, left.group) < (right.namespace, right.kind, right.name, right.group)
    }
}

/// An object of one version of the tree.
package struct PlanObject: Sendable {
    package var key: ObjectKey
    package var apiVersion: String
    package var value: JSONValue
    /// Its file, below the tree.
    package var path: String
    /// The line of the file where it starts, from 1.
    package var line: Int
}
