import Diagnostics

extension Rule {
    /// No file holds a key.
    static let knownSecret = Rule(
        id: "known-secret",
        category: .secrets,
        severity: .error,
        summary: "no file holds a key or a token of a known format",
        explanation: """
            What is in Git is read by all who can clone it, and stays in its history. Revoke the key, as whoever saw \
            it may use it, and let an ExternalSecret fetch the new one. Keys are known by their formats, in plain \
            text and in base64, wherever they are: in values, in comments, in dashboards, in prompts.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data:
              config.ini: |
                endpoint = https://api.example
                login = \(Example.made("ghp_", of: 36))

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data:
              config.ini: |
                endpoint = https://api.example
                login_file = /var/run/secrets/login

            """
        ),
        check: .bytes
    )

    /// No file holds a private key.
    static let privateKey = Rule(
        id: "private-key",
        category: .secrets,
        severity: .error,
        summary: "no file holds a private key",
        explanation: """
            Who has the private key is, to all others, whom the certificate names. Make a new one, and let \
            cert-manager or an ExternalSecret bring it to the cluster. Certificates and public keys are no secrets.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: certificates, namespace: acme-corp}
            data:
              server.pem: |
                -----BEGIN \("PRIVATE") KEY-----
                \(Example.made("MIG", of: 61))
                -----END \("PRIVATE") KEY-----

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: certificates, namespace: acme-corp}
            data:
              server.pem: |
                -----BEGIN CERTIFICATE-----
                \(Example.made("MIG", of: 61))
                -----END CERTIFICATE-----

            """
        ),
        check: .bytes
    )

    /// No address holds a password.
    static let passwordInAddress = Rule(
        id: "password-in-address",
        category: .secrets,
        severity: .error,
        summary: "no address holds a password",
        explanation: """
            A password between the scheme and the host of an address ends up in logs, in error messages and in what \
            other programs are told, besides being in Git. Most clients take the address without it, and the \
            password from a file.
            """,
        bad: .settings("DATABASE: postgres://app:orange7boat@db.acme-corp:5432/shop"),
        good: .settings("DATABASE: postgres://db.acme-corp:5432/shop"),
        check: .bytes
    )

    /// Nothing looks random.
    static let highEntropy = Rule(
        id: "high-entropy",
        category: .secrets,
        severity: .warning,
        summary: "no value looks like one that was drawn at random",
        explanation: """
            Passwords and keys without a format are known by their characters, which follow no pattern that words \
            and numbers have. Digests, certificates, public keys and identities are passed over, by their form or by \
            the name before them; a name that speaks of a secret makes shorter values suspicious. Where it is none \
            after all, suppress it.
            """,
        bad: .settings("session: \(Example.made("", of: 40))"),
        good: .settings("session: sessions.acme-corp.svc.cluster.local"),
        check: .bytes
    )

    /// Nothing is encoded twice.
    static let doubleBase64 = Rule(
        id: "double-base64",
        category: .secrets,
        severity: .error,
        summary: "no value is base64 of base64",
        explanation: """
            The values of a Secret's `data` are base64, and the server decodes them once. What was encoded before, \
            by hand or by a template, reaches the program still encoded, and is refused as a wrong password. Write \
            it into `stringData` as it is, or leave one encoding out.
            """,
        bad: .settings("greeting: ZDJWc1kyOXRaU0IwYnlCMGFHVWdZV050WlNCemFHOXc="),
        good: .settings("greeting: d2VsY29tZSB0byB0aGUgYWNtZSBzaG9w"),
        check: .bytes
    )
}

extension SecretFinding.Kind {
    /// The rule that is about such findings.
    var rule: Diagnostic.ID {
        switch self {
        case .known: Rule.knownSecret.id
        case .privateKey: Rule.privateKey.id
        case .address: Rule.passwordInAddress.id
        case .random: Rule.highEntropy.id
        case .twiceEncoded: Rule.doubleBase64.id
        }
    }
}

extension Diagnostic {
    /// A secret. Nothing of it is in the message.
    static func secret(_ secret: SecretFinding, at place: Place) -> Diagnostic {
        let form = secret.isEncoded ? " in base64" : ""
        switch secret.kind {
        case .known(let name):
            return Diagnostic(
                .knownSecret,
                "this is \(name)\(form); revoke it, and let an ExternalSecret fetch another",
                at: place
            )
        case .privateKey:
            return Diagnostic(
                .privateKey,
                "this is a private key\(form); make another, and let it be fetched into the cluster",
                at: place
            )
        case .address:
            return Diagnostic(
                .passwordInAddress,
                "the address holds a password\(form); change it, and give it to the program in a file",
                at: place
            )
        case .random:
            return Diagnostic(
                .highEntropy,
                "this looks random, as a secret does; if it is one, replace it and let an ExternalSecret fetch it",
                at: place
            )
        case .twiceEncoded:
            return Diagnostic(.doubleBase64, "the value is base64 of base64; encode it once", at: place)
        }
    }
}

extension Rule.Example {
    /// A ConfigMap with an entry.
    fileprivate static func settings(_ entry: String) -> Self {
        .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data:
              \(entry)

            """
        )
    }

    /// Something that looks like a key and is none, made here so that no scanner takes this file for one that holds it.
    fileprivate static func made(_ prefix: String, of length: Int) -> String {
        let characters = Array("r7Kq2ZpV9xLd4TnW8sYb3GfJ6mHc5RtQ1vNk0BwX")
        return prefix + String((0..<length).map { characters[($0 * 7 + $0 / characters.count) % characters.count] })
    }
}
