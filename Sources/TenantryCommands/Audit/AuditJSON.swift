internal import FoundationEssentials
import Validator

/// An audit for tools: one JSON object, a line for each row.
struct AuditJSON {
    /// The version of the format; it changes when a reader of the one before would misread it.
    static let version = 1

    private let report: AuditReport

    init(_ report: AuditReport) {
        self.report = report
    }

    /// The report, keys always in the same order.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            func json(_ value: some Encodable) throws -> String {
                String(decoding: try encoder.encode(value), as: UTF8.self)
            }
            var text =
                "{\"version\":\(Self.version),\"passes\":\(report.passes),\"source\":\(try json(report.source)),\"controls\":[\n"
            text += try report.controls.map { try json($0) }.joined(separator: ",\n")
            text += "\n],\"rows\":[\n"
            text += try report.rows.map { try json($0) }.joined(separator: ",\n")
            return text + "\n]}\n"
        }
    }
}
