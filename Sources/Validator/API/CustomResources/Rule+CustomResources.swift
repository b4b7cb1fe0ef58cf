import Diagnostics

extension Rule {
    /// A scrape of Prometheus' operator, whose last list goes on.
    private static let monitor = """
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata:
          name: web
        spec:
          selector:
            matchLabels:
              app: web
          endpoints:
            - port: metrics

        """

    /// A definition of a kind, and the start of an object of it.
    ///
    /// - Parameter spec: the schema of the field `spec`, in one line.
    private static func defined(_ spec: String) -> String {
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: teas.example.com
        spec:
          group: example.com
          scope: Namespaced
          names:
            kind: Tea
            listKind: TeaList
            plural: teas
            singular: tea
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec: \(spec)
        ---
        apiVersion: example.com/v1
        kind: Tea
        metadata:
          name: green
        spec:

        """
    }

    private static let bounded = defined(
        "{type: object, properties: {minutes: {type: integer, minimum: 1, maximum: 10}}}"
    )
    private static let dated = defined("{type: object, properties: {picked: {type: string, format: date-time}}}")
    private static let alternative = defined(
        "{type: object, oneOf: [{required: [leaves]}, {required: [bag]}], "
            + "properties: {leaves: {type: integer}, bag: {type: boolean}}}"
    )

    static let customResourceEnum = api(
        "custom-resource-enum",
        "a value of a custom resource is one of those that its definition lists",
        explanation: """
            The definition of the kind lists the values that are allowed, letter for letter, and the API server refuses any other.
            """,
        bad: monitor + "      scheme: htps\n",
        good: monitor + "      scheme: https\n"
    )

    static let customResourcePattern = api(
        "custom-resource-pattern",
        "a text of a custom resource matches the pattern of its definition",
        explanation: """
            The definition of the kind has a regular expression for the text, in Go's syntax, and the API server refuses what it
            doesn't match. Patterns that aren't known here are reported as `custom-resource-unchecked`.
            """,
        bad: monitor + "      interval: 30 seconds\n",
        good: monitor + "      interval: 30s\n"
    )

    static let customResourceBound = api(
        "custom-resource-bound",
        "numbers, lengths and counts of a custom resource are within the bounds of its definition",
        explanation: """
            The definition of the kind says how little and how much a number may be, how long a text, how many elements a list and
            how many fields a mapping may have; the API server refuses the rest.
            """,
        bad: bounded + "  minutes: 90\n",
        good: bounded + "  minutes: 3\n"
    )

    static let customResourceFormat = api(
        "custom-resource-format",
        "a text of a custom resource has the format that its definition names",
        explanation: """
            The definition of the kind names a format, such as `date-time` or `byte`, and the API server refuses a text that has
            another one.
            """,
        bad: dated + "  picked: yesterday\n",
        good: dated + "  picked: \"2024-05-01T12:00:00Z\"\n"
    )

    static let customResourceAlternative = api(
        "custom-resource-alternative",
        "a custom resource is one of the alternatives of its definition",
        explanation: """
            The definition of the kind has alternatives (`oneOf`, `anyOf`), excludes something (`not`) or demands several things at
            once (`allOf`), such as one of two fields but not both.
            """,
        bad: alternative + "  leaves: 3\n  bag: true\n",
        good: alternative + "  leaves: 3\n"
    )

    static let customResourceUnchecked = Rule(
        id: "custom-resource-unchecked",
        category: .api,
        severity: .warning,
        summary: "everything that a definition asks of a custom resource is known here",
        explanation: """
            The definition of the kind has a pattern or a rule outside the syntax that is known here, so the value was not checked
            against it; the API server may refuse it.
            """,
        bad: .words("a pattern such as `\\p{L}+`, which needs the tables of Unicode"),
        good: .words("a pattern such as `[a-z]+`"),
        check: .elsewhere
    )
}
