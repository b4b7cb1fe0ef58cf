public import YAML

/// The ARN of a role of AWS IAM: `arn:aws:iam::111122223333:role/tenantry-secrets`.
public struct AWSRole: TextValue {
    /// The ARN.
    public let text: String

    /// Reads an ARN.
    ///
    /// - Throws: `TextError` when it is not the ARN of a role.
    public init(parsing text: String) throws(TextError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let isRole =
            parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "iam" && parts[3].isEmpty
            && parts[4].utf8.count == 12 && parts[4].utf8.allSatisfy { (0x30...0x39).contains($0) }
            && parts[5].hasPrefix("role/") && parts[5].utf8.count > 5
        guard isRole, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw TextError(text: text, expected: "the ARN of a role: 'arn:aws:iam::111122223333:role/name'")
        }
        self.text = text
    }

    /// An ARN.
    public static var grammar: TextGrammar {
        .init(
            example: "arn:aws:iam::111122223333:role/tenantry-secrets",
            pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/[!-~]+$"
        )
    }
}
