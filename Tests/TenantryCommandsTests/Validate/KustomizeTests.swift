import Foundation
import TestSupport
import Testing

struct KustomizeTests {
    private let object = """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec: {containers: [{name: a, image: a, envFrom: [{configMapRef: {name: settings}}]}]}

        """
    private let rules = ["--rules", "unknown-config-map"]

    private func folder(_ kustomization: String) throws -> CommandLine {
        let line = try CommandLine(specs: false)
        try line.folder.write(object, to: "overlay/a.yaml")
        try line.folder.write("resources: [a.yaml]\n\(kustomization)", to: "overlay/kustomization.yaml")
        return line
    }

    @Test func `builds by itself what it can, and says so`() throws {
        let output = try folder("").run(["validate", "--kustomize", "overlay"] + rules)
        #expect(output.status == 1)
        #expect(output.text.hasPrefix("overlay/a.yaml:4:73: error:"))
        #expect(output.text.contains(" 4 | spec: {containers: [{name: a"))
        #expect(output.errorText == "overlay: built by tenantry itself\n")
    }

    @Test(.enabled(if: Tool.isAvailable(.kubectl)))
    func `builds by kubectl what it can't, and says so`() throws {
        let tools = try URL(filePath: Tool.kubectl.required().path).deletingLastPathComponent().path
        let line = try folder("namePrefix: x-\n")
        let output = try line.run(
            ["validate", "--kustomize", "overlay"] + rules,
            environment: ["PATH": "\(tools):/usr/bin:/bin"]
        )
        #expect(output.status == 1)
        #expect(output.text.hasPrefix("overlay (built):9:15: error:"))
        #expect(output.text.contains(" 9 |         name: settings\n"))
        #expect(
            output.errorText.contains("overlay: built by kubectl, for 'namePrefix' at overlay/kustomization.yaml:2:1\n")
        )
    }

    @Test func `refuses what nothing here builds, and shows where it is`() throws {
        let output = try folder("namePrefix: x-\n").run(
            ["validate", "--kustomize", "overlay"],
            environment: ["PATH": "/none"]
        )
        #expect(output.status == 1)
        #expect(output.text.contains("overlay/kustomization.yaml:2:1: error: this kustomization uses 'namePrefix'"))
    }

    @Test func `refuses a folder without a kustomization, and paths beside one`() throws {
        let line = try CommandLine(specs: false)
        try line.folder.write(object, to: "a.yaml")
        #expect(try line.run("validate", "--kustomize", "none").text.contains("there is no kustomization in 'none'"))
        #expect(try line.run("validate", "--kustomize", ".", "a.yaml").status == 64)
    }
}
