import Diagnostics
import Foundation
import TestSupport
import Testing
import Validator

private let object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"

@Test func `finds manifests in folders, sorted, without hidden folders`() throws {
    let folder = try TemporaryFolder()
    for path in ["b/c.yml", "a.yaml", "b/a.json", ".git/x.yaml", "b/.hidden/y.yaml", "b/readme.md", "z/Kustomization"] {
        try folder.write(object, to: path)
    }
    let root = folder.url.path
    let tree = try ManifestTree.load(paths: [root])
    #expect(
        tree.files.map { $0.path.dropFirst(root.count + 1) } == ["a.yaml", "b/a.json", "b/c.yml", "z/Kustomization"]
    )
    #expect(tree.problems.isEmpty)
}

@Test func `takes files by name, each once`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(object, to: "a.yaml").path
    let tree = try ManifestTree.load(paths: [file, folder.url.path, folder.url.path + "/./a.yaml"])
    #expect(tree.files.map(\.path) == [file])
}

@Test func `refuses paths without anything to validate`() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "readme.md")
    let path = folder.url.path
    #expect(throws: TreeError.noInput(paths: [])) { try ManifestTree.load(paths: []) }
    #expect(throws: TreeError.noInput(paths: [path])) { try ManifestTree.load(paths: [path]) }
    #expect(throws: TreeError.notFound(path: path + "/no")) { try ManifestTree.load(paths: [path + "/no"]) }
    #expect(throws: TreeError.notFound(path: "")) { try ManifestTree.load(paths: [""]) }
    #expect(throws: TreeError.unreadable(path: "/dev/null", reason: "it is neither a file nor a folder")) {
        try ManifestTree.load(paths: ["/dev/null"])
    }
    #expect(TreeError.notFound(path: "x").description == "'x' does not exist")
}

@Test func `reports a link out of the tree, and follows one within it`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("outside: no\n", to: "outside/a.yaml")
    try folder.write("inside: no\n", to: "tree/a.yaml")
    let tree = folder.url.appending(path: "tree")
    for (name, target) in [
        ("b.yaml", "../outside/a.yaml"), ("c", "../outside"), ("d.yaml", "a.yaml"), ("e.yaml", "none"),
    ] {
        try FileManager.default.createSymbolicLink(atPath: tree.path + "/" + name, withDestinationPath: target)
    }
    try FileManager.default.createSymbolicLink(atPath: tree.path + "/loop", withDestinationPath: ".")
    let findings = await Validator(try RuleSelection(names: ["boolean-word"])).validate(try .load(paths: [tree.path]))
    let lines = findings.map { $0.line.replacing(folder.url.path, with: "") }
    #expect(
        lines == [
            "/tree/a.yaml:1:9: error: 'no' is a boolean to Kubernetes and a string to others; quote it, or write true or false [boolean-word] - /inside",
            "/tree/b.yaml: warning: the link leads out of the tree, to '/outside/a.yaml', and is not followed; put the file here [outside-link] - -",
            "/tree/c: warning: the link leads out of the tree, to '/outside', and is not followed; put the file here [outside-link] - -",
            "/tree/d.yaml:1:9: error: 'no' is a boolean to Kubernetes and a string to others; quote it, or write true or false [boolean-word] - /inside",
            "/tree/e.yaml: error: the file cannot be read: the link leads nowhere [unreadable-file] - -",
        ]
    )
}

@Test func `says which files could not be read, and why`() async throws {
    let folder = try TemporaryFolder()
    let gone = try folder.write(object, to: "gone.yaml")
    let large = try folder.write("", to: "large.yaml")
    let tree = try ManifestTree.load(paths: [folder.url.path])
    try FileManager.default.removeItem(at: gone)
    let handle = try FileHandle(forWritingTo: large)
    try handle.truncate(atOffset: 64 << 20 + 1)
    try handle.close()
    let findings = await Validator(RuleSelection([.drift])).validate(tree)
    #expect(findings.map(\.id) == [.unreadableFile, "file-size"])
    #expect(findings.first?.message == "the file cannot be read: No such file or directory")
    #expect(findings.last?.message == "the file has 67108865 bytes and may have 67108864; split it")
}

@Test func `knows what is there only where it has looked`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("resources: [../base, a.yaml, b.txt]\n", to: "overlay/kustomization.yaml")
    try folder.write("", to: "overlay/b.txt")
    let selection = try RuleSelection(names: ["missing-kustomization-entry"])
    let overlay = await Validator(selection).validate(try .load(paths: [folder.url.path + "/overlay"]))
    #expect(overlay.map(\.message) == ["there is no 'a.yaml'"])
    let file = await Validator(selection).validate(try .load(paths: [folder.url.path + "/overlay/kustomization.yaml"]))
    #expect(file.isEmpty)
    let all = await Validator(selection).validate(try .load(paths: [folder.url.path]))
    #expect(all.map(\.message) == ["there is no '../base'", "there is no 'a.yaml'"])
}
