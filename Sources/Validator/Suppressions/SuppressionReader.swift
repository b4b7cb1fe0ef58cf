import Diagnostics
import YAML

/// Reads the suppressions of a file: those in comments, and those in annotations.
struct SuppressionReader {
    /// What annotations' keys start with; the rule's id follows.
    static let annotationPrefix = "ignore.tenantry.dev/"
    /// What a comment starts with.
    static let commentMarker = "tenantry:ignore"
    /// The most suppressions of one file. They are there to be gone through by people.
    static let limit = 1_000

    private(set) var suppressions: [Suppression] = []
    private let path: String

    init(path: String) {
        self.path = path
    }

    /// Reads what a file has; of one that is no YAML, the comments.
    mutating func read(_ bytes: [UInt8], _ stream: YAMLStream?, _ findings: inout Findings) {
        var comments = SuppressionComments(scanning: bytes, limit: Self.limit + 1)
        comments.place(in: stream)
        for comment in comments.all { read(comment, &findings) }
        guard let stream else { return }
        for document in stream.documents {
            for object in ManifestObject.all(in: document, path: path) { readAnnotations(of: object, &findings) }
        }
    }

    private mutating func read(_ comment: SuppressionComments.Comment, _ findings: inout Findings) {
        let place = Place(path: path, range: comment.range)
        add(at: place, &findings) { () throws(SuppressionText.Problem) in
            let (rules, until, reason) = try comment.parsed()
            return rules.map {
                Suppression(rule: $0, until: until, reason: reason, range: comment.covered, place: place)
            }
        }
    }

    private mutating func readAnnotations(of object: ManifestObject, _ findings: inout Findings) {
        guard let annotations = object.root.at("metadata", "annotations") else { return }
        for entry in annotations.entries {
            guard let key = entry.key.keyText, key.hasPrefix(Self.annotationPrefix) else { continue }
            add(at: object.place(of: entry.key), &findings) { () throws(SuppressionText.Problem) in
                let rule = try SuppressionText.rule(named: key.dropFirst(Self.annotationPrefix.count))
                guard let value = entry.value.string else {
                    throw SuppressionText.Problem(
                        message: "a suppression is a day and a reason; write \"2027-01-31 why it may stay\""
                    )
                }
                let parts = value.split(separator: " ", maxSplits: 1)
                let until = try SuppressionText.day(parts.first ?? "")
                let reason = parts.dropFirst().first ?? ""
                try SuppressionText.checkReason(reason)
                return [
                    Suppression(
                        rule: rule,
                        until: until,
                        reason: String(reason),
                        range: object.root.range,
                        place: object.place(of: entry.key)
                    )
                ]
            }
        }
    }

    private mutating func add(
        at place: Place,
        _ findings: inout Findings,
        _ read: () throws(SuppressionText.Problem) -> [Suppression]
    ) {
        guard suppressions.count < Self.limit else {
            if suppressions.count == Self.limit, findings.diagnostics.last?.message != Self.tooMany {
                findings.report(.invalidSuppression(Self.tooMany, at: place))
            }
            return
        }
        do throws(SuppressionText.Problem) {
            suppressions += try read().prefix(Self.limit - suppressions.count)
        } catch {
            findings.report(.invalidSuppression(error.message, at: place))
        }
    }

    private static let tooMany = "a file may have \(limit) suppressions; this one and those after it don't count"
}
