import Foundation
import KubernetesSchemas
import Testing
import YAML

/// One manifest of the corpus, and what the API server's validation says to it.
struct CorpusCase: CustomTestStringConvertible, Sendable {
    /// The file of the corpus, which is the kind's.
    var file: String
    /// The position in the file, from 1.
    var number: Int
    /// Whether the server takes it.
    var isAccepted: Bool
    /// The function of Kubernetes' source that decides.
    var function: String
    /// What it decides, and why.
    var reason: String
    /// The rule that finds it.
    var rule: String?
    /// Where, as a JSON Pointer.
    var pointer: String?
    /// The versions of Kubernetes for which that is so.
    var versions: [KubernetesVersion]
    /// The manifest, as JSON.
    var manifest: String

    var testDescription: String { "\(file) \(number): \(function), \(reason)" }
}

extension CorpusCase {
    /// Every case: each file of `Corpus` has a `base` and `cases` that change it.
    static let all: [CorpusCase] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.flatMap { file in
            guard let data = try? Data(contentsOf: file), let stream = try? YAMLStream.parse(data) else {
                fatalError("\(file.lastPathComponent) is no YAML")
            }
            return stream.documents.flatMap { cases(of: $0, in: file.lastPathComponent) }
        }
    }()

    private static func cases(of document: YAMLNode, in file: String) -> [CorpusCase] {
        guard let base = document["base"], let cases = document["cases"] else { fatalError("\(file): base, cases") }
        return cases.elements.enumerated().map { index, node in
            CorpusCase(node, base: JSONValue(base), file: file, number: index + 1)
        }
    }

    private init(_ node: YAMLNode, base: JSONValue, file: String, number: Int) {
        let known = ["accept", "refuse", "why", "rule", "at", "versions", "set", "remove"]
        for entry in node.entries where !known.contains(entry.key.text) {
            fatalError("\(file) \(number): unknown field \(entry.key.text)")
        }
        guard let verdict = node["accept"] ?? node["refuse"], let reason = node["why"] else {
            fatalError("\(file) \(number): accept or refuse, and why")
        }
        var manifest = base
        for entry in node["set"].map({ Array($0.entries) }) ?? [] {
            manifest.set(JSONValue(entry.value), at: Self.steps(entry.key.text))
        }
        for pointer in node["remove"].map({ Array($0.elements) }) ?? [] {
            manifest.remove(at: Self.steps(pointer.text))
        }
        self.init(
            file: file,
            number: number,
            isAccepted: node["accept"] != nil,
            function: verdict.text,
            reason: reason.text,
            rule: node["rule"]?.text,
            pointer: node["at"]?.text,
            versions: Self.versions(node["versions"]?.text ?? "-"),
            manifest: manifest.text
        )
    }

    private static func steps(_ pointer: String) -> ArraySlice<String> {
        pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            .map { String($0).replacing("~1", with: "/").replacing("~0", with: "~") }[...]
    }

    /// `1.30-1.34`, `1.36-`, `-1.33`.
    private static func versions(_ text: String) -> [KubernetesVersion] {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        let first = KubernetesVersion(ends[0]) ?? .oldest
        let last = KubernetesVersion(ends[1]) ?? .newest
        return KubernetesVersion.supported.filter { first <= $0 && $0 <= last }
    }
}
