import Foundation
import TestSupport
import Testing

struct ValidateCommandTests {
    @Test func `finds nothing in the tree as it was rendered`() throws {
        let line = try CommandLine()
        _ = try line.run("generate")
        let output = try line.run("validate")
        #expect(output.status == 0, "\(output.text)")
        #expect(output.text.isEmpty)
        #expect(output.errorText.hasSuffix("files: no findings\n"))
    }

    @Test func `finds a hand edit and what it broke`() throws {
        let line = try CommandLine()
        _ = try line.run("generate")
        try line.edit("generated/tenants/acme-corp/workloads/llm-proxy.yaml", "name: system-prompt", "name: promt")
        let output = try line.run("validate")
        #expect(output.status == 1)
        #expect(output.text.contains("[drift-hand-edited]"))
    }

    @Test func `checks only what was asked for`() throws {
        let line = try CommandLine()
        try line.folder.write("a: yes\nb: &x 1\nc: *x\n", to: "one.yaml")
        let output = try line.run("validate", "one.yaml", "--rules", "boolean-word")
        #expect(output.status == 1)
        #expect(output.text.contains("one.yaml:1:4: error:"))
        #expect(!output.text.contains("[alias]"))
    }

    @Test func `exits with 64 on a rule that there is not, and names the nearest`() throws {
        let output = try CommandLine().run("validate", "tenants.d", "--rules", "refrences")
        #expect(output.status == 64)
        #expect(output.errorText.contains("did you mean 'references'?"))
    }

    @Test func `exits with 74 on a path that there is not`() throws {
        let output = try CommandLine().run("validate", "nowhere")
        #expect(output.status == 74)
        #expect(output.errorText.contains("'nowhere'"))
    }
}
