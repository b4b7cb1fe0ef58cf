import Diagnostics
import YAML

extension Rule {
    /// What is called a secret isn't written down.
    static let plainSecret = Rule(
        id: "plain-secret",
        category: .secrets,
        severity: .error,
        summary: "no environment variable and no entry of a ConfigMap with a secret's name holds a value",
        explanation: """
            A variable called DB_PASSWORD with a value is a password in Git, however simple it is, and readable by \
            all who may read the workload or the ConfigMap. Take it from a Secret, which an ExternalSecret makes.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data: {DB_PASSWORD: orange boat}

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data: {DB_PASSWORD_FILE: /var/run/secrets/db/password}

            """
        ),
        check: .manifest(kinds: ObjectKind.podSources + [.configMap]) { object, findings in
            for container in object.pods?.containers ?? [] {
                for variable in container.node.list("env") {
                    guard let name = variable.text("name"), let value = variable.field("value") else { continue }
                    guard PlainSecret.isNamed(name), PlainSecret.isValue(value) else { continue }
                    findings.report(.plainSecret("the variable '\(name)'", value, object))
                }
            }
            guard object.kind == .configMap, let entries = object.root.field("data")?.entries else { return }
            for entry in entries {
                guard let name = entry.key.keyText, PlainSecret.isNamed(name), PlainSecret.isValue(entry.value) else {
                    continue
                }
                findings.report(.plainSecret("the entry '\(name)'", entry.value, object))
            }
        }
    )
}

/// What is a secret by its name.
enum PlainSecret {
    /// Whether a name is one of secrets: its last words say so.
    static func isNamed(_ name: String) -> Bool {
        let words = words(of: name)
        guard let last = words.last else { return false }
        if ["password", "passwd", "passphrase", "secret", "token", "apikey", "credential", "credentials"].contains(last)
        {
            return true
        }
        guard last == "key", let before = words.dropLast().last else { return false }
        return ["api", "access", "secret", "private", "signing", "encryption", "master", "account", "auth"].contains(
            before
        )
    }

    /// The words of a name in lower case: `db`, `password` of `DB_PASSWORD`, `db-password` and `dbPassword`.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in name.prefix(200) {
            let isSeparator = !(character.isASCII && (character.isLetter || character.isNumber))
            if isSeparator || (character.isUppercase && wasLower) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if !isSeparator { word += character.lowercased() }
            wasLower = character.isLowercase || character.isNumber
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// Whether something is written there: no place of a file or a service, no switch, and nothing that stands for
    /// something else.
    static func isValue(_ node: YAMLNode) -> Bool {
        guard node.kind == .scalar, let text = node.string, !text.isEmpty, text.utf8.count <= 512 else { return false }
        guard !isPlaceholder(node), !text.hasPrefix("/"), !text.contains("://") else { return false }
        return !["true", "false", "none", "null"].contains(text.lowercased()) && !text.contains("\n")
    }

    /// Whether a value is filled in later, or is encrypted: by a shell, by kustomize or Flux, by a template, by a
    /// plugin of Argo CD, by vals, by SOPS.
    static func isPlaceholder(_ node: YAMLNode) -> Bool {
        node.kind == .scalar && isPlaceholder(node.text)
    }

    /// Whether a text is one.
    static func isPlaceholder(_ text: String) -> Bool {
        text.isEmpty || ["$", "<", "{{", "ref+", "ENC[", "***"].contains(where: text.hasPrefix)
    }
}

extension Diagnostic {
    fileprivate static func plainSecret(_ what: String, _ value: YAMLNode, _ object: ManifestObject) -> Diagnostic {
        Diagnostic(
            .plainSecret,
            "\(what) holds a value; take it from a Secret that an ExternalSecret makes",
            at: object.place(of: value)
        )
    }
}
