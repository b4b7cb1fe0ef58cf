import Foundation
import TestSupport
import Testing

struct ConfigurationFileTests {
    /// A manifest with one error, of the category `syntax`.
    private let bad = "data: {no: x}\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
    private let head = "apiVersion: tenantry.dev/v1alpha1\nkind: Configuration\nspec:\n"
    private let off =
        "apiVersion: tenantry.dev/v1alpha1\nkind: Configuration\nspec: {rules: [{names: [syntax], enabled: false}]}\n"

    @Test func `finds the configuration up to the repository's top, and not above`() throws {
        let line = try CommandLine(specs: false)
        try line.folder.write(bad, to: "repo/k8s/a.yaml")
        try line.folder.write(off, to: ".tenantry.yaml")
        func status(_ arguments: String...) throws -> Int32 {
            try line.run(["validate", "a.yaml"] + arguments, in: "repo/k8s").status
        }
        // Outside of a repository only the folder itself counts.
        #expect(try status() == 1)
        try line.folder.write("", to: "repo/.git/HEAD")
        #expect(try status() == 1)
        try line.folder.write(off, to: "repo/.tenantry.yaml")
        #expect(try status() == 0)
        #expect(try status("--no-config") == 1)
        #expect(try status("--config", "../../.tenantry.yaml") == 0)
        #expect(try status("--config", "../none.yaml") == 74)
        #expect(try status("--config", "..") == 74)
        #expect(try status("--no-config", "--config", "../.tenantry.yaml") == 64)
    }

    @Test func `validates what the configuration names, from wherever it runs`() throws {
        let line = try CommandLine(specs: false)
        for path in ["k8s/a.yaml", "k8s/skip/b.yaml", "other/c.yaml"] { try line.folder.write(bad, to: path) }
        try line.folder.write("", to: ".git/HEAD")
        try line.folder.write(head + "  paths: {include: [k8s], exclude: [\"**/skip\"]}\n", to: ".tenantry.yaml")
        let top = try line.run("validate")
        #expect(top.text.hasPrefix("k8s/a.yaml:1:8: error:"))
        #expect(top.text.hasSuffix("\n1 error in 1 file\n"))
        let below = try line.run(["validate"], in: "other")
        #expect(below.text.hasPrefix("../k8s/a.yaml:1:8: error:"))
        #expect(below.text.hasSuffix("\n1 error in 1 file\n"))
    }

    @Test func `refuses a configuration that says what can't be, and shows where`() throws {
        let line = try CommandLine(specs: false)
        try line.folder.write("a: 1\n", to: "a.yaml")
        try line.folder.write(head + "  ruels: []\n", to: ".tenantry.yaml")
        let output = try line.run("validate", "a.yaml")
        #expect(output.status == 64)
        #expect(output.text.contains(".tenantry.yaml:4:3: error: unknown field 'ruels'; did you mean 'rules'?"))
        try FileManager.default.removeItem(at: line.folder.url.appending(path: ".tenantry.yaml"))
        try FileManager.default.createSymbolicLink(
            atPath: line.folder.url.path + "/.tenantry.yaml",
            withDestinationPath: "/etc/passwd"
        )
        #expect(try line.run("validate", "a.yaml").status == 74)
    }

    @Test func `counts what is suppressed, and judges days by the day that it is told`() throws {
        let line = try CommandLine(specs: false)
        let comment = " # tenantry:ignore boolean-word until 2027-01-31: a word\n"
        try line.folder.write(bad.replacing("\n", with: comment, maxReplacements: 1), to: "a.yaml")
        func output(_ seconds: String) throws -> Tool.Output {
            try line.run(["validate", "a.yaml"], environment: ["SOURCE_DATE_EPOCH": seconds])
        }
        let before = try output("1801353600")
        #expect(before.status == 0 && before.text.isEmpty)
        #expect(before.errorText == "1 file: no findings; 1 finding is suppressed\n")
        let after = try output("1801440000")
        #expect(after.status == 1)
        #expect(after.text.contains("[boolean-word]") && after.text.contains("[expired-suppression]"))
    }

    @Test func `prints a schema that says what is read`() throws {
        let output = try CommandLine(specs: false).run("schema", "configuration")
        let schema = try JSONSerialization.jsonObject(with: output.standardOutput) as? [String: Any]
        #expect(schema?["title"] as? String == "Configuration")
        for word in ["\"unused-volume\"", "\"references\"", "\"1.34\"", "\"until\""] {
            #expect(output.text.contains(word))
        }
    }
}
