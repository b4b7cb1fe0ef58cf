import Diagnostics
import Foundation
import Testing
import Validator

/// A page of the library's documentation.
private struct Page: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var lines: [Substring]

    static let all: [Page] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.appending(path: "Sources/Validator/Documentation.docc")
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "md" }.map { file in
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            return Page(
                testDescription: file.lastPathComponent,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false)
            )
        }
    }()

    /// The words in backticks in the columns of tables that say which rule answers something, as rules are called.
    var rulesInTables: [String] {
        var columns: [Substring] = []
        return lines.flatMap { line -> [String] in
            guard line.hasPrefix("|") else {
                columns = []
                return []
            }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
            if columns.isEmpty { columns = cells }
            return zip(columns, cells).filter { ["here", "rule", "rules"].contains($0.0.split(separator: " ").first) }
                .flatMap { $0.1.matches(of: /`([a-z0-9]+(?:-[a-z0-9]+)+)`/).map { String($0.1) } }
        }
    }
}

@Test func `tables of the documentation name rules`() {
    #expect(Page.all.reduce(0) { $0 + $1.rulesInTables.count } > 100)
}

@Test(arguments: Page.all)
private func `a rule that the documentation's tables name is there`(page: Page) {
    let known = Set(RuleCatalogue.all.map(\.id.rawValue))
    #expect(page.rulesInTables.filter { !known.contains($0) } == [])
}
