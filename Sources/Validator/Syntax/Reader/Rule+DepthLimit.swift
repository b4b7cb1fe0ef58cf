import Diagnostics
import YAML

extension Rule {
    /// Collections nest at most 100 deep.
    static let depthLimit = Rule(
        id: "depth-limit",
        category: .syntax,
        severity: .error,
        summary: "collections nest at most 100 deep",
        explanation: """
            No object of Kubernetes nests deeper than about 20. Deeper files are mistakes, or made to exhaust \
            whoever reads them.
            """,
        bad: .manifest("deep: " + String(repeating: "[", count: 101) + String(repeating: "]", count: 101) + "\n"),
        good: .manifest("deep: [[[[]]]]\n"),
        check: .reader([.depth])
    )
}
