import Diagnostics
import Validator

/// Answers to a question with both ends, in words.
enum ReachAnswerText {
    static func text(_ answers: [NetworkAnswer]) -> String {
        guard !answers.isEmpty else { return "no: there is nobody else to connect to\n" }
        return answers.map(text).joined()
    }

    private static func text(_ answer: NetworkAnswer) -> String {
        let verdict =
            switch answer.verdict {
            case .reachable: "yes"
            case .maybe: "maybe"
            case .blocked: "no"
            }
        let ports = answer.ports.isEmpty ? "" : " on \(answer.ports.joined(separator: ", "))"
        let verb = answer.verdict == .blocked ? "can't connect to" : "can connect to"
        let unsure = answer.verdict == .maybe ? "; that depends on what the tree doesn't show" : ""
        return "\(verdict): \(answer.source) \(verb) \(answer.target)\(ports)\(unsure)\n"
            + lines(answer.egress, "out", of: answer.source) + lines(answer.ingress, "in", of: answer.target)
    }

    private static func lines(_ side: NetworkAnswer.Side, _ way: String, of end: String) -> String {
        guard !side.isolating.isEmpty else {
            return "  \(way): no policy of the tree isolates \(end)\n"
        }
        if side.isOpen {
            guard !side.allowing.isEmpty else { return "  \(way): perhaps no policy isolates \(end)\n" }
            return side.allowing.map { "  \(way): let through by \($0.text)\n" }.joined()
        }
        let list = side.isolating.map { "    \($0.text)\n" }.joined()
        return "  \(way): not let through by any policy that isolates \(end):\n\(list)"
    }
}

extension NetworkMap.Reason {
    fileprivate var text: String {
        let place = location.map { location in
            location.range.map { "\(location.path):\($0.start)" } ?? location.path
        }
        return ["NetworkPolicy \(policy ?? "(none)")", place].compactMap(\.self).joined(separator: ", ")
    }
}
