import Diagnostics

/// What rules have found so far.
struct Findings {
    /// The most findings in one file. Whoever mends these may ask again, and nobody reads more.
    static let limitPerFile = 1_000

    private(set) var diagnostics: [Diagnostic] = []
    private var rest = Int.max

    /// Whether the file has as many findings as are reported.
    var isFull: Bool { rest == 0 }

    /// Starts with another file.
    mutating func startFile() {
        rest = Self.limitPerFile
    }

    /// Adds a finding, which is only made when there is room for it: making one costs a walk through the document.
    mutating func report(_ diagnostic: @autoclosure () -> Diagnostic) {
        guard rest > 0 else { return }
        rest -= 1
        diagnostics.append(diagnostic())
    }
}
