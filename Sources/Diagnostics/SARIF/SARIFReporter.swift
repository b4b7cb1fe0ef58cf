internal import FoundationEssentials

/// Findings as SARIF 2.1.0, the interchange format of static analysis
/// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): one run, with what there is to know about the rules.
public struct SARIFReporter: DiagnosticReporter {
    /// The version of the program that found them.
    public var version: String
    /// The rules that were asked, in the order of their index.
    public var rules: [RuleDescription]

    /// A reporter for findings of some rules; a finding of another rule is reported without what there is to know about it.
    public init(version: String, rules: [RuleDescription]) {
        self.version = version
        self.rules = rules
    }

    /// Writes the log, a result a line.
    ///
    /// - Throws: what `write` throws.
    public func report(_ diagnostics: [Diagnostic], to write: (String) throws -> Void) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func json(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        let tool = SARIFTool(driver: SARIFTool.Driver(version: version, rules: rules.map(SARIFTool.Rule.init)))
        try write(
            """
            {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version":"2.1.0","runs":[{"tool":\(json(tool)),
            "columnKind":"unicodeCodePoints","newlineSequences":["\\r\\n","\\n","\\r","\\u0085","\\u2028","\\u2029"],
            "results":[
            """
        )
        let indices = Dictionary(rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var fingerprints = Fingerprints()
        var separator = "\n"
        for diagnostic in diagnostics {
            let result = SARIFResult(
                diagnostic,
                ruleIndex: indices[diagnostic.id],
                fingerprint: fingerprints.next(diagnostic)
            )
            try write(separator + json(result))
            separator = ",\n"
        }
        try write("\n]}]}\n")
    }
}
