import Diagnostics
import YAML

extension Rule {
    /// No file is larger than 64 MiB.
    static let fileSize = Rule(
        id: "file-size",
        category: .syntax,
        severity: .error,
        summary: "no file is larger than 64 MiB",
        explanation: """
            Objects of Kubernetes may have 1.5 MiB. A larger file holds many, or is none; it is not looked at, \
            so that a single one cannot exhaust the memory. Split it.
            """,
        bad: .words("a file of 65 MiB"),
        good: .words("two files of 33 MiB"),
        check: .reader([.size])
    )
}

extension Diagnostic {
    static func fileTooLarge(path: String, bytes: Int) -> Diagnostic {
        Diagnostic(
            .fileSize,
            "the file has \(bytes) bytes and may have \(FileReader.limit); split it",
            at: Place(path: path)
        )
    }
}
