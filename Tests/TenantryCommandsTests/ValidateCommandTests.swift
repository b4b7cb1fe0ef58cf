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

    @Test func `writes a report through a link, which stays`() throws {
        let line = try CommandLine()
        _ = try line.run("generate")
        let link = line.folder.url.appending(path: "latest.json")
        try line.folder.write("", to: "reports/today.json")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "reports/today.json")
        _ = try line.run("validate", "--output", "json=latest.json")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "reports/today.json")
        #expect(try String(contentsOf: link, encoding: .utf8).hasPrefix("{"))
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

/// Reports in files, and changes to files.
struct ValidateReportTests {
    @Test func `writes several reports in one run`() throws {
        let line = try CommandLine()
        try line.folder.write("a: yes\n", to: "one.yaml")
        let output = try line.run(
            "validate",
            "one.yaml",
            "--rules",
            "syntax",
            "--format",
            "github",
            "--output",
            "sarif=out/findings.sarif",
            "--output",
            "junit=junit.xml",
            "--output",
            "text=findings.txt"
        )
        #expect(output.status == 1)
        #expect(output.text.hasPrefix("::error file=one.yaml,line=1,col=4,endColumn=7,title=boolean-word::"))
        let sarif = try line.folder.read("out/findings.sarif")
        #expect(sarif.contains("\"ruleId\":\"boolean-word\",\"ruleIndex\":"))
        #expect(try line.folder.read("junit.xml").contains("<failure type=\"boolean-word\""))
        #expect(try line.folder.read("findings.txt").contains("one.yaml:1:4: error:"))
    }

    @Test(arguments: ["sarif", "sarif=", "xml=a.xml", "=a"])
    func `exits with 64 on a report that can't be written`(argument: String) throws {
        let output = try CommandLine().run("validate", "tenants.d", "--output", argument)
        #expect(output.status == 64)
        #expect(output.errorText.contains("--output"))
    }

    @Test func `exits with 74 when a report's place is no file`() throws {
        let line = try CommandLine()
        try line.folder.write("a: b\n", to: "one.yaml")
        try line.folder.write("x", to: "taken/file")
        let output = try line.run(
            "validate",
            "one.yaml",
            "--rules",
            "syntax",
            "--output",
            "json=taken/file/report.json"
        )
        #expect(output.status == 74)
    }

    @Test func `mends what has one answer, shows it, and keeps the rest`() throws {
        let line = try CommandLine()
        let file = try line.folder.write("# kept\ncountry: no # kept too\nlunch: 12:30\nx: &a 1\n", to: "one.yaml")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        let dry = try line.run("validate", "one.yaml", "--rules", "syntax", "--fix-dry-run")
        #expect(dry.status == 1)
        #expect(dry.text.contains("-country: no # kept too\n"))
        #expect(try line.folder.read("one.yaml").contains("country: no "))
        let output = try line.run("validate", "one.yaml", "--rules", "syntax", "--fix")
        #expect(output.status == 0, "\(output.text)")
        #expect(output.text.contains("+country: \"no\" # kept too\n"))
        #expect(try line.folder.read("one.yaml") == "# kept\ncountry: \"no\" # kept too\nlunch: \"12:30\"\nx: &a 1\n")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o640)
    }

    @Test func `writes quantities as they are stored, and what replaces a removed version`() throws {
        let line = try CommandLine(specs: false)
        try line.folder.write(
            """
            apiVersion: "scheduling.k8s.io/v1beta1"
            kind: PriorityClass
            metadata: {name: tenants}
            value: 1000
            ---
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: compute}
            spec: {hard: {cpu: 1000m, memory: '1.5Gi', pods: 1000, services: "5"}}

            """,
            to: "a.yaml"
        )
        let output = try line.run("validate", "a.yaml", "--fix", "--fail-on", "warning")
        #expect(output.status == 0, "\(output.text)")
        let text = try line.folder.read("a.yaml")
        #expect(text.hasPrefix("apiVersion: \"scheduling.k8s.io/v1\"\n"))
        #expect(text.contains("{cpu: 1, memory: '1536Mi', pods: 1k, services: \"5\"}"))
    }

    @Test func `mends nothing in the rendered tree`() throws {
        let output = try CommandLine().run("validate", "--fix")
        #expect(output.status == 64)
        #expect(output.errorText.contains("specs"))
    }
}
