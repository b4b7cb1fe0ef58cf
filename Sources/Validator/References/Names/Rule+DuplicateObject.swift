import Diagnostics

extension Rule {
    /// An object is defined once in the whole tree.
    static let duplicateObject = Rule(
        id: "duplicate-object",
        category: .references,
        severity: .error,
        summary: "an object is defined once in the whole tree",
        explanation: """
            When two files define one object, the controllers apply them in turn and each undoes the other, or \
            the build fails. Deleting one of the two deletes the object. What several kustomizations reach in \
            one file counts once; the namespace is the one that they give it.
            """,
        bad: .tree([
            "one.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}

            """,
            "two.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}

            """,
        ]),
        good: .tree([
            "one.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}

            """,
            "two.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: more-settings}

            """,
        ]),
        check: .tree { index, findings in
            var first: ObjectFacts?
            for object in index.objects where !object.isMadeByController {
                guard let earlier = first, earlier.identity == object.identity, earlier.builtName == object.builtName
                else {
                    first = object
                    continue
                }
                guard (earlier.file, earlier.position) != (object.file, object.position) else { continue }
                findings.report(.duplicateObject(object, earlier, index))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func duplicateObject(
        _ object: ObjectFacts,
        _ earlier: ObjectFacts,
        _ index: ManifestIndex
    ) -> Diagnostic {
        Diagnostic(
            .duplicateObject,
            "\(object.identity.title) is defined twice; remove one of them",
            at: Place(index.location(of: object), object: object.identity.title, pointer: "/metadata/name"),
            notes: [Note("it is first defined here", at: index.location(of: earlier))]
        )
    }
}
