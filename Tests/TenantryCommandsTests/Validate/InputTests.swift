import Foundation
import TestSupport
import Testing

struct InputTests {
    private let good = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
    private let bad = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: &a \"1\", b: *a}\n"

    @Test func `takes globs, and says which matches nothing`() throws {
        let line = try CommandLine(specs: false)
        for path in ["k8s/a.yaml", "k8s/b/c.json", "k8s/b/d.yaml", "k8s/.git/e.yaml", "k8s/readme.md"] {
            try line.folder.write(bad, to: path)
        }
        let arguments = ["--rules", "alias", "--fail-on", "warning"]
        func paths(_ glob: String) throws -> [Substring] {
            let output = try line.run(["validate", glob] + arguments)
            #expect(output.status == 1, "\(output.errorText)")
            return output.text.split(separator: "\n").filter { $0.contains("[alias]") }.map { $0.prefix { $0 != ":" } }
        }
        #expect(try paths("k8s/**/*.yaml") == ["k8s/a.yaml", "k8s/b/d.yaml"])
        #expect(try paths("k8s/*.yaml") == ["k8s/a.yaml"])
        #expect(try paths("k8s/**") == ["k8s/a.yaml", "k8s/b/c.json", "k8s/b/d.yaml"])
        #expect(try paths("k*/b") == ["k8s/b/c.json", "k8s/b/d.yaml"])
        #expect(try paths("./k8s/[ab]*") == ["k8s/a.yaml", "k8s/b/c.json", "k8s/b/d.yaml"])
        let none = try line.run("validate", "k8s/a.yaml", "k8s/*.yml")
        #expect(none.status == 74)
        #expect(none.errorText.contains("no manifests (*.yaml, *.yml, *.json) match 'k8s/*.yml'"))
        #expect(try line.run("validate", "k8s/[a").errorText.contains("its '[' is never closed"))
    }

    @Test func `finds its way out of loops of links`() throws {
        let line = try CommandLine(specs: false)
        try line.folder.write(bad, to: "k8s/a.yaml")
        let folder = line.folder.url.appending(path: "k8s").path
        try FileManager.default.createSymbolicLink(atPath: folder + "/loop", withDestinationPath: ".")
        try FileManager.default.createSymbolicLink(atPath: folder + "/self.yaml", withDestinationPath: "self.yaml")
        for paths in [["k8s"], ["k8s/**"], ["k8s/*/*.yaml", "k8s"]] {
            let output = try line.run(["validate", "--rules", "alias"] + paths)
            #expect(output.text.contains("k8s/self.yaml: error: the file cannot be read") || paths.count > 1)
            #expect(!output.text.contains("loop/"))
        }
    }

    @Test func `reads standard input, whatever it is`() throws {
        let line = try CommandLine(specs: false)
        let output = try line.run(["validate", "-", "--rules", "alias"], input: Data(bad.utf8))
        #expect(
            output.text.hasPrefix("<stdin>:4:22: warning: an alias hides what the value is; write it out [alias]\n")
        )
        #expect(output.text.contains(" 4 | data: {a: &a \"1\", b: *a}\n"))
        #expect(try line.run(["validate", "-", "-"], input: Data(good.utf8)).status == 0)
        #expect(try line.run(["validate", "-"]).status == 0)
        for binary in [Data([0, 1, 2, 3]), Data([0x7F, 0x45, 0x4C, 0x46, 0]), Data(bad.utf8.dropLast(4)) + [0xFF]] {
            let output = try line.run(["validate", "-", "--rules", "syntax"], input: binary)
            #expect(output.status == 1)
            #expect(output.text.hasPrefix("<stdin>:"))
        }
        #expect(try line.run(["validate", "-"], input: Data("a: [1, 2".utf8)).text.contains("[yaml-syntax]"))
    }

    @Test func `gives the same answer for a stream of 40 MB however it comes`() throws {
        let line = try CommandLine(specs: false)
        let filler = String(repeating: String(repeating: "x", count: 99) + "\n    ", count: 10_000)
        let document =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  b: &a no\n  c: *a\n  a: |\n    \(filler)\n---\n"
        let stream = String(repeating: document, count: 39)
        try line.folder.write(stream, to: "stream.yaml")
        let path = Tool.packageRoot.appending(path: ".build/debug/tenantry").path
        let rules = "--rules syntax --format json"
        let first = try line.run(["validate", "-", "--rules", "syntax", "--format", "json"], input: Data(stream.utf8))
        #expect(first.status == 1)
        #expect(first.text.split(separator: "\n").count > 70)
        let slow =
            "{ head -c 20000001 stream.yaml; sleep 0.2; tail -c +20000002 stream.yaml; } | \(path) validate - \(rules)"
        let output = try Tool(path: "/bin/sh").run(["-c", slow], directory: line.folder.url)
        #expect(output.status == 1)
        #expect(output.standardOutput == first.standardOutput)
    }

    @Test func `refuses a stream without end`() throws {
        let line = try CommandLine(specs: false)
        let path = Tool.packageRoot.appending(path: ".build/debug/tenantry").path
        let output = try Tool(path: "/bin/sh").run(["-c", "yes | \(path) validate - "], directory: line.folder.url)
        #expect(output.status == 1)
        #expect(output.text.contains("<stdin>: error: standard input has more than 67108864 bytes"))
    }

    @Test func `refuses a standard input that is closed or a folder`() throws {
        let line = try CommandLine(specs: false)
        let path = Tool.packageRoot.appending(path: ".build/debug/tenantry").path
        for redirection in ["<&-", "< ."] {
            let script = "\(path) validate - \(redirection)"
            let output = try Tool(path: "/bin/sh").run(["-c", script], directory: line.folder.url)
            #expect(output.status == 74)
            #expect(output.errorText.contains("'<stdin>' cannot be read"))
        }
    }

    @Test func `asks the versions that are named, or says which there are`() throws {
        let line = try CommandLine(specs: false)
        try line.folder.write(good, to: "a.yaml")
        #expect(try line.run("validate", "a.yaml", "--kubernetes-version", "1.30,v1.34.2").status == 0)
        for version in ["1.27", "1.99", "", "1.30,", "latest"] {
            let output = try line.run("validate", "a.yaml", "--kubernetes-version", version)
            #expect(output.status == 64)
            #expect(output.errorText.contains("is no version of Kubernetes that is known; those from 1.28 to 1.37 are"))
        }
    }

    @Test func `refuses definitions that are not there or no YAML`() throws {
        let line = try CommandLine(specs: false)
        try line.folder.write(good, to: "a.yaml")
        try line.folder.write("a: [\n", to: "crds/broken.yaml")
        #expect(try line.run("validate", "a.yaml", "--crds", "a.yaml").status == 0)
        let none = try line.run("validate", "a.yaml", "--crds", "none")
        #expect(none.status == 74 && none.errorText == "error: 'none' does not exist\n")
        let broken = try line.run("validate", "a.yaml", "--crds", "a.yaml", "--crds", "crds")
        #expect(broken.status == 74 && broken.errorText.hasPrefix("error: 'crds/broken.yaml:2:1' cannot be read:"))
    }

    @Test func `fails on what it is told to`() throws {
        let line = try CommandLine(specs: false)
        try line.folder.write(bad, to: "warning.yaml")
        try line.folder.write("a: no\n", to: "error.yaml")
        func status(_ file: String, _ arguments: String...) throws -> Int32 {
            try line.run(["validate", "\(file).yaml", "--rules", "syntax"] + arguments).status
        }
        #expect(try [status("warning"), status("error")] == [0, 1])
        #expect(try status("warning", "--fail-on", "warning") == 1)
        #expect(try status("error", "--fail-on", "never") == 0)
        #expect(try status("error", "--fail-on", "sometimes") == 64)
    }
}
