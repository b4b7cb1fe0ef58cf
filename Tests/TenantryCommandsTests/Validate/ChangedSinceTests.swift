import Foundation
import TestSupport
import Testing

struct ChangedSinceTests {
    private let settings = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n"
    private let pod = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - {name: web, image: "registry.example/web:1", envFrom: [{configMapRef: {name: settings}}]}

        """

    /// A repository with a finding in a file, and a reference from one file to another.
    private func repository() throws -> CommandLine {
        let line = try CommandLine(specs: false)
        try line.folder.write("a: no\n", to: "k8s/old.yaml")
        try line.folder.write(settings, to: "k8s/settings.yaml")
        try line.folder.write(pod, to: "k8s/pod.yaml")
        try line.commit()
        return line
    }

    /// The rules and files of what is found.
    private func findings(_ line: CommandLine, _ arguments: String..., in subfolder: String = "") throws -> [String] {
        let output = try line.run(
            ["validate", "--rules", "syntax,references", "--changed-since", "HEAD", "--format", "json"] + arguments,
            in: subfolder
        )
        #expect(output.status < 2, "\(output.errorText)")
        let report = try JSONSerialization.jsonObject(with: output.standardOutput) as? [String: Any]
        return (report?["diagnostics"] as? [[String: Any]] ?? []).map { finding in
            let place = finding["location"] as? [String: Any]
            return "\(place?["path"] ?? ""): \(finding["id"] ?? "")"
        }
    }

    @Test func `reports nothing when nothing changed`() throws {
        #expect(try findings(repository(), "k8s").isEmpty)
    }

    @Test func `reports what is in files that changed, were added, or are not tracked`() throws {
        let line = try repository()
        try line.folder.write(settings + "x: yes\n", to: "k8s/settings.yaml")
        try line.folder.write("a: no\n", to: "k8s/staged with a space.yaml")
        try line.git("add", "--all")
        try line.folder.write("a: no\n", to: "k8s/ignored.yaml")
        try line.folder.write("ignored.yaml\n", to: ".gitignore")
        let expected = ["ignored.yaml", "settings.yaml", "staged with a space.yaml"]
        #expect(try findings(line, "k8s") == expected.map { "k8s/\($0): boolean-word" })
        #expect(try findings(line, ".", in: "k8s") == expected.map { "\($0): boolean-word" })
        #expect(try findings(line, "../k8s", in: "k8s") == expected.map { "../k8s/\($0): boolean-word" })
        #expect(
            try findings(line, line.folder.url.appending(path: "k8s").path).count == 3
        )
    }

    @Test func `reports what a deletion, a renaming and a change broke elsewhere`() throws {
        let line = try repository()
        try line.git("rm", "--quiet", "k8s/settings.yaml")
        #expect(try findings(line, "k8s") == ["k8s/pod.yaml: unknown-config-map"])
        #expect(try findings(line, "k8s/**/*.yaml") == ["k8s/pod.yaml: unknown-config-map"])
        try line.folder.write(settings, to: "k8s/other.yaml")
        #expect(try findings(line, "k8s").isEmpty)
        try line.folder.write(settings.replacingOccurrences(of: "settings", with: "renamed"), to: "k8s/other.yaml")
        #expect(try findings(line, "k8s") == ["k8s/pod.yaml: unknown-config-map"])
    }

    @Test func `refuses what Git doesn't know`() throws {
        let line = try repository()
        for revision in ["nope", "HEAD:k8s", "a b", "HEAD~5", "$(touch x)", "HEAD\nHEAD"] {
            let output = try line.run(["validate", "k8s", "--changed-since=\(revision)"])
            #expect(output.status == 64)
            #expect(output.errorText.contains("Git knows no commit"), "\(output.errorText)")
        }
        for revision in ["", "--help", "--output=x", "-n1"] {
            #expect(try line.run(["validate", "k8s", "--changed-since=\(revision)"]).status == 64)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: line.folder.url.path)
        #expect(Set(names) == ["k8s", ".git"])
    }

    @Test func `refuses a folder that is in no repository, and a machine without Git`() throws {
        let line = try CommandLine(specs: false)
        try line.folder.write("a: 1\n", to: "a.yaml")
        let output = try line.run("validate", "a.yaml", "--changed-since", "HEAD")
        #expect(output.status == 64)
        #expect(output.errorText.contains("is in no Git repository"))
        let none = try line.run(["validate", "a.yaml", "--changed-since", "HEAD"], environment: ["PATH": "/none"])
        #expect(none.status == 74)
        #expect(none.errorText.contains("cannot run 'git': there is no such program on the PATH"))
    }

    @Test func `asks the repository that it is in, whatever a hook's environment says`() throws {
        let line = try repository()
        try line.folder.write("a: no\n", to: "k8s/new.yaml")
        let output = try line.run(
            ["validate", "k8s", "--rules", "syntax", "--changed-since", "HEAD"],
            environment: ["GIT_DIR": "/none", "GIT_INDEX_FILE": "/none", "GIT_EXTERNAL_DIFF": "/bin/false"]
        )
        #expect(output.status == 1)
        #expect(output.text.contains("k8s/new.yaml:1:4"))
    }
}
