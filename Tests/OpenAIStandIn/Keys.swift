import Foundation

/// The keys that are taken.
struct Keys: Sendable {
    /// Who a request comes from.
    enum Caller {
        case known(label: String)
        case missing
        case unknown(key: String)
    }

    var file: String?

    func caller(authorization: String?) -> Caller {
        guard let authorization, authorization.lowercased().hasPrefix("bearer ") else { return .missing }
        let key = authorization.dropFirst("bearer ".count).trimmingCharacters(in: .whitespaces)
        guard let file else { return key.isEmpty ? .missing : .known(label: "any") }
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            if words.count == 2, words[1] == key { return .known(label: String(words[0])) }
        }
        return .unknown(key: key)
    }
}
