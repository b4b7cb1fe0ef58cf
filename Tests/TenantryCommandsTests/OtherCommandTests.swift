import Foundation
import TestSupport
import Testing

struct OtherCommandTests {
    @Test func `writes a first spec that renders, and never over another`() throws {
        let line = try CommandLine()
        let output = try line.run("new", "blue-labs", "--company", "Blue \"Labs\" & Söhne")
        #expect(output.status == 0)
        #expect(output.text == "tenants.d/blue-labs.yaml\n")
        #expect(try line.run("generate").status == 0)
        #expect(try line.run("validate").status == 0)
        let again = try line.run("new", "blue-labs")
        #expect(again.status == 74)
        #expect(again.errorText.contains("it is there already"))
    }

    @Test func `writes the first specs of a platform from nothing`() throws {
        let line = try CommandLine(specs: false)
        #expect(try line.run("new", "--platform").status == 0)
        #expect(try line.run("new", "first").status == 0)
        #expect(try line.run("generate").status == 0)
        #expect(try line.run("validate", "--rules", "syntax,drift").status == 0)
    }

    @Test(arguments: ["../../etc", "default", "kube-x", "Acme", "a/b", "-x", String(repeating: "a", count: 41), ""])
    func `refuses a name that no tenant can have`(name: String) throws {
        let line = try CommandLine()
        let output = try line.run("new", "--", name)
        #expect(output.status == 64)
        #expect(try line.run("generate", "--dry-run").text.contains("acme-corp"))
    }

    @Test(arguments: ["tenant", "platform"])
    func `prints the schema that is committed beside the specs`(kind: String) throws {
        let output = try CommandLine(specs: false).run("schema", kind)
        let committed = Tool.packageRoot.appending(path: "tenants.d/.schemas/\(kind).json")
        #expect(output.text == String(decoding: try Data(contentsOf: committed), as: UTF8.self))
    }

    @Test(.enabled(if: Tool.isAvailable(.python)), arguments: ["acme-corp", "closed-ai", "platform"])
    func `accepts the shipped specs by their schemas, and refuses them with a mistake`(spec: String) throws {
        let script = """
            import sys, json, yaml, jsonschema
            schema = json.load(open(sys.argv[1]))
            spec = yaml.safe_load(open(sys.argv[2]))
            validator = jsonschema.Draft202012Validator(schema)
            validator.check_schema(schema)
            errors = [error.message for error in validator.iter_errors(spec)]
            assert not errors, errors
            spec["spec"]["replcas"] = 2
            assert list(validator.iter_errors(spec))
            """
        let kind = spec == "platform" ? "platform" : "tenant"
        let output = try Tool.python.required().run(
            ["-c", script, "tenants.d/.schemas/\(kind).json", "tenants.d/\(spec).yaml"],
            directory: Tool.packageRoot
        )
        #expect(output.status == 0, "\(output.errorText)")
    }

    @Test func `explains every rule that it lists`() throws {
        let line = try CommandLine(specs: false)
        let output = try line.run("rules", "--format", "json")
        let rules = try #require(
            try JSONSerialization.jsonObject(with: output.standardOutput) as? [[String: any Sendable]]
        )
        #expect(rules.count > 50)
        let text = try line.run("rules").text
        for id in rules.compactMap({ $0["id"] as? String }) { #expect(text.contains("  \(id) ")) }
        let explained = try line.run("explain", "duplicate-key")
        #expect(explained.status == 0)
        #expect(explained.text.contains("bad:") && explained.text.contains("good:"))
        #expect(try line.run("explain", "duplicate-kez").errorText.contains("did you mean 'duplicate-key'?"))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completes in the shell`(shell: String) throws {
        let output = try CommandLine(specs: false).run("--generate-completion-script", shell)
        #expect(output.status == 0)
        #expect(output.text.contains("generate"))
    }
}
