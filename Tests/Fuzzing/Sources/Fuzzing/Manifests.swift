import Foundation
import YAML

@testable import Validator

/// Manifests to start with.
enum Manifests {
    /// The examples of every rule, good and bad.
    static let examples: [[UInt8]] = RuleCatalogue.all.flatMap { rule in
        (rule.bad.files + rule.good.files).map(\.bytes)
    }
    .filter { !$0.isEmpty }

    /// The valid manifests that the corpus of the validator's tests starts from, as JSON.
    static let corpus: [[UInt8]] = {
        let folder = URL(filePath: #filePath).appending(path: "../../../../ValidatorTests/Corpus").standardized
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.flatMap { file -> [[UInt8]] in
            guard let data = try? Data(contentsOf: file), let stream = try? YAMLStream.parse(data) else { return [] }
            return stream.documents.compactMap { document in document["base"].map { Array(json($0).utf8) } }
        }
    }()

    /// The examples of kustomizations.
    static let kustomizations: [[UInt8]] = RuleCatalogue.all.flatMap { rule in
        (rule.bad.files + rule.good.files).filter { $0.path.hasSuffix("kustomization.yaml") }.map(\.bytes)
    }

    /// A node as JSON, which is YAML.
    static func json(_ node: YAMLNode) -> String {
        switch node.kind {
        case .scalar: if case .string(let text) = node.scalar { quoted(text) } else { node.isNull ? "null" : node.text }
        case .sequence: "[" + node.elements.map(json).joined(separator: ", ") + "]"
        case .mapping:
            "{" + node.entries.map { quoted($0.key.text) + ": " + json($0.value) }.joined(separator: ", ") + "}"
        }
    }

    /// A text in the quotes of JSON.
    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\n": "\\n"
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }
}
