public import YAML

/// A user as the cluster's authenticator names it; accounts of pods are users too: `system:serviceaccount:velero:velero`
/// (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#users-in-kubernetes).
public struct UserName: TextValue {
    /// The name.
    public let text: String

    /// Reads a name.
    ///
    /// - Throws: `TextError` when it is empty, over 253 characters, holds blanks or controls, or is `system:anonymous`, which
    ///   is everybody.
    public init(parsing text: String) throws(TextError) {
        guard text != "system:anonymous" else {
            throw TextError(
                text: text,
                expected: "a user that somebody proves to be: anonymous requests are everybody's"
            )
        }
        let isLegal = text.unicodeScalars.allSatisfy { !$0.isWhitespace && !$0.isControl }
        guard !text.isEmpty, text.utf8.count <= 253, isLegal else {
            throw TextError(text: text, expected: "a user: 1 to 253 characters without blanks")
        }
        self.text = text
    }

    /// Anything but nobody in particular.
    public static var grammar: TextGrammar {
        .init(
            example: "system:serviceaccount:velero:velero",
            pattern: "^(?!system:anonymous$)\\S+$",
            maximumLength: 253
        )
    }
}
