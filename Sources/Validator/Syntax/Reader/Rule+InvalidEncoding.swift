import Diagnostics
import YAML

extension Rule {
    /// A file is text in UTF-8.
    static let invalidEncoding = Rule(
        id: "invalid-encoding",
        category: .syntax,
        severity: .error,
        summary: "a file is text in UTF-8",
        explanation: """
            Bytes that are no UTF-8 are refused by the API server, or turn into other characters on the way. \
            Save the file as UTF-8.
            """,
        bad: .bytes(Array("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: caf".utf8) + [0xE9, 0x0A]),
        good: .manifest("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cafe\n"),
        check: .reader([.encoding])
    )
}
