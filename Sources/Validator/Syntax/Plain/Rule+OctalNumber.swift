import Diagnostics
import YAML

extension Rule {
    /// No number starts with a zero.
    static let octalNumber = Rule(
        id: "octal-number",
        category: .syntax,
        severity: .warning,
        summary: "no number starts with a zero",
        explanation: """
            Kubernetes and YAML 1.1 read `0644` as octal (420), YAML 1.2 as decimal (644). `0o644` is octal to \
            Kubernetes and YAML 1.2, and a string to PyYAML; `089` is a number to some and a string to others. \
            Write a file mode in decimal, and quote what is no number.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  volumeMounts:
                    - name: settings
                      mountPath: /etc/web
              volumes:
                - name: settings
                  configMap:
                    name: settings
                    defaultMode: 0644

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  volumeMounts:
                    - name: settings
                      mountPath: /etc/web
              volumes:
                - name: settings
                  configMap:
                    name: settings
                    defaultMode: 420

            """
        ),
        check: .plainScalar { trap, site, findings in
            guard trap == .octal else { return }
            findings.report(.octalNumber(site))
        }
    )
}

extension Diagnostic {
    fileprivate static func octalNumber(_ site: NodeSite) -> Diagnostic {
        let text = site.node.text
        guard case .int(let value) = site.node.scalar, !site.isKey else {
            return Diagnostic(
                .octalNumber,
                "\(site.label) is a number to some readers and a string to others; quote it",
                at: site.place,
                severity: site.severity(of: .octal),
                fix: site.quoting
            )
        }
        // A file mode has to be a number; elsewhere a zero in front mostly means that none was meant.
        let isMode = site.key.map { $0.hasText("mode") || $0.hasText("defaultMode") } ?? false
        let decimal = Fix("write it in decimal", edits: [Edit(site.node.range, replacement: String(value))])
        return Diagnostic(
            .octalNumber,
            "'\(text)' is \(value) to Kubernetes and another value to others; write \(value), or quote it",
            at: site.place,
            fix: isMode ? decimal : site.quoting
        )
    }
}
