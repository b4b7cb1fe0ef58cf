import Diagnostics
import Renderer
import Validator
import YAML

/// What `generate` tells about a run.
struct GenerateReport {
    private let result: TreeReport
    private let root: String
    private let isCheck: Bool
    private let isForced: Bool

    /// More lines than these say less than their number does.
    private static let shownFiles = 50

    init(_ result: TreeReport, root: String, isCheck: Bool, isForced: Bool) {
        self.result = result
        self.root = root
        self.isCheck = isCheck
        self.isForced = isForced
    }

    func print(_ format: OutputFormat) throws {
        switch format {
        case .text: try printText()
        case .json: Console.print(json)
        }
    }

    private func printText() throws {
        // The index follows the files; its hashes tell a reader nothing that they don't.
        let diffs = result.differences.filter { $0.path != GeneratedIndex.path || result.pending.count == 1 }
        for diff in diffs.compactMap(\.diff) { Console.print(diff) }
        if !isCheck {
            for difference in result.pending.prefix(Self.shownFiles) {
                Console.print("\(verb(difference.kind)) \(root)/\(difference.path)\n")
            }
            let rest = result.pending.count - Self.shownFiles
            if rest > 0 { Console.print("... and \(rest) more\n") }
        }
        let told = result.differences.filter { $0.kind == .foreign || ($0.kind.isRefused && !isForced) }
        try TextReporter(color: Console.wantsColor, sources: { _ in nil })
            .report(told.map { $0.diagnostic(root: root) }.sorted(), to: Console.printError)
        Console.printError(summary + "\n")
    }

    private func verb(_ kind: TreeDifference.Kind) -> String {
        switch kind {
        case .missing: "add"
        case .stale: "update"
        case .orphaned: "delete"
        case .handEdited, .obstructing: isForced ? "replace" : "keep"
        case .foreign: "keep"
        }
    }

    private var summary: String {
        let count = result.pending.count
        let unchanged = "\(result.renderedCount) files rendered"
        if count == 0 { return "\(root): \(unchanged), nothing to change" }
        if result.isWritten { return "\(root): \(unchanged), \(count) changed" }
        if !result.refused.isEmpty, !isForced {
            return "\(root): nothing written; undo the edits, move them into the specs, or use --force to drop them"
        }
        return "\(root): \(unchanged), \(count) differ; run `tenantry generate`"
    }

    /// Described in the article "The report of generate"; the version changes when members lose or change their meaning.
    private var json: String {
        var writer = JSONWriter()
        writer.mapping { writer in
            writer.key("version")
            writer.integer(1)
            writer.key("root")
            writer.string(root)
            writer.key("rendered")
            writer.integer(Int64(result.renderedCount))
            writer.key("written")
            writer.bool(result.isWritten)
            writer.key("files")
            writer.sequence(result.differences) { writer, difference in
                writer.mapping { writer in
                    writer.key("path")
                    writer.string(difference.path)
                    writer.key("change")
                    writer.string(difference.kind.rawValue)
                    if let tenant = difference.tenant {
                        writer.key("tenant")
                        writer.string(tenant)
                    }
                }
            }
        }
        writer.endDocument()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
