import PromQL
import YAML

/// One step of relabeling (prometheus: model/relabel/relabel.go, `Config.Validate`; prometheus-operator writes its fields in
/// another case: pkg/apis/monitoring/v1/types.go, `RelabelConfig`).
struct Relabeling {
    /// What is wrong with it, and where.
    struct Problem {
        var node: YAMLNode
        var message: String
    }

    private let node: YAMLNode
    private let action: String

    private static let actions = [
        "replace", "keep", "drop", "hashmod", "labelmap", "labeldrop", "labelkeep", "lowercase", "uppercase",
        "keepequal",
        "dropequal",
    ]

    init(_ node: YAMLNode) {
        self.node = node
        action = node["action"]?.string?.lowercased() ?? "replace"
    }

    /// Everything that Prometheus would refuse.
    var problems: [Problem] {
        guard Self.actions.contains(action) else {
            let known = "one of \(Self.actions.joined(separator: ", "))"
            return [Problem(node: node["action"] ?? node, message: "there is no action '\(action)'; write \(known)")]
        }
        return [modulusProblem, targetProblem, sourceProblem, patternProblem].compactMap(\.self) + foreignFields
    }

    private var modulusProblem: Problem? {
        guard action == "hashmod", (node["modulus"]?.integer ?? 0) <= 0 else { return nil }
        return Problem(node: node["modulus"] ?? node, message: "'hashmod' needs a 'modulus' over 0")
    }

    private var targetProblem: Problem? {
        guard ["replace", "hashmod", "lowercase", "uppercase", "keepequal", "dropequal"].contains(action) else {
            return nil
        }
        guard let target = node["targetLabel"], let name = target.string, !name.isEmpty else {
            return Problem(node: node["action"] ?? node, message: "'\(action)' needs a 'targetLabel'")
        }
        // A template of `replace` names its label by what was matched.
        let isTemplate = action == "replace" && name.contains("$")
        guard !isTemplate, !name.isLabelName else { return nil }
        return Problem(node: target, message: "'\(name.prefix(60))' is no name of a label")
    }

    private var sourceProblem: Problem? {
        guard ["keep", "drop", "keepequal", "dropequal", "hashmod", "lowercase", "uppercase"].contains(action) else {
            return nil
        }
        let sources = node["sourceLabels"]
        guard sources == nil || sources?.count == 0 else { return nil }
        return Problem(node: node["action"] ?? node, message: "'\(action)' looks at nothing: 'sourceLabels' is missing")
    }

    /// The pattern as PromQL's parser reads it: both are Go's regular expressions, matched as a whole.
    private var patternProblem: Problem? {
        guard let pattern = node["regex"], let text = pattern.string, !["keepequal", "dropequal"].contains(action)
        else {
            return nil
        }
        var quoted = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        do throws(PromQLError) {
            _ = try Expression(parsing: "a{b=~\"\(quoted)\"}")
            return nil
        } catch {
            return Problem(node: pattern, message: error.message)
        }
    }

    private var foreignFields: [Problem] {
        let foreign: [String] =
            switch action {
            case "labeldrop", "labelkeep": ["sourceLabels", "targetLabel", "modulus", "separator", "replacement"]
            case "keepequal", "dropequal": ["regex", "modulus", "separator", "replacement"]
            default: []
            }
        return foreign.compactMap { name in
            node[name].map { Problem(node: $0, message: "'\(action)' has no '\(name)'; Prometheus refuses it") }
        }
    }
}

extension String {
    /// Whether it is a label's name in the old set of characters, which every reader takes.
    var isLabelName: Bool {
        guard let first = utf8.first, !first.isASCIIDigit else { return false }
        return utf8.allSatisfy {
            $0.isASCIIDigit || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == UInt8(ascii: "_")
        }
    }
}
