import Diagnostics
import YAML

extension Rule {
    /// A container runs what its image holds.
    static let installAtStart = Rule(
        id: "install-at-start",
        category: .security,
        severity: .warning,
        summary: "a container runs what its image holds, and installs nothing when it starts",
        explanation: """
            What is installed at every start is another version every time, comes from whoever answers then, and keeps the pod from \
            starting when nobody does: a registry that is away, or a network policy that lets no pod out. Build it into the image.
            """,
        bad: .securePod(container: #"command: [sh, -c, "pip install flask && exec python app.py"]"#),
        good: .securePod(container: "command: [python, app.py]"),
        check: .manifest(kinds: ObjectKind.workloads) { object, findings in
            for container in object.pods?.containers ?? [] {
                let texts = ["command", "args"].flatMap { container.node.list($0).map(\.self) }
                guard let (node, command) = Installation.first(in: texts) else { continue }
                findings.report(.installAtStart(node, command, object))
            }
        }
    )
}

extension Diagnostic {
    fileprivate static func installAtStart(_ node: YAMLNode, _ command: String, _ object: ManifestObject) -> Diagnostic
    {
        Diagnostic(
            .installAtStart,
            "the container installs with '\(command)' when it starts; build that into its image",
            at: object.place(of: node)
        )
    }
}

/// A command that brings in a program.
private enum Installation {
    /// Package managers, and what they are told to install with.
    private static let verbs: [String: Set<String>] = [
        "apk": ["add"], "apt": ["install"], "apt-get": ["install"], "cargo": ["install"], "dnf": ["install"],
        "gem": ["install"], "go": ["install"], "microdnf": ["install"], "npm": ["ci", "i", "install"],
        "pip": ["install"], "pip3": ["install"], "pnpm": ["add", "i", "install"], "uv": ["add", "sync"],
        "yarn": ["add", "install"], "yum": ["install"], "zypper": ["install"],
    ]
    private static let downloads: Set<String> = ["curl", "wget"]
    private static let shells: Set<String> = ["ash", "bash", "sh"]

    /// The first in the texts of a command line, and the text that it ends in.
    static func first(in texts: [YAMLNode]) -> (node: YAMLNode, command: String)? {
        var manager: String?
        var isDownloading = false
        var isPiped = false
        for node in texts {
            for word in words(of: node.text) {
                switch word {
                case ";", "&":
                    (manager, isDownloading, isPiped) = (nil, false, false)
                case "|":
                    (manager, isPiped) = (nil, isDownloading)
                default:
                    // The path to a program is no part of its name.
                    let name = String(word.split(separator: "/").last ?? word)
                    if isPiped, shells.contains(name) { return (node, "curl | \(name)") }
                    if let verbs = manager.flatMap({ verbs[$0] }) {
                        if verbs.contains(name) { return (node, "\(manager ?? "") \(name)") }
                        if name.hasPrefix("-") { continue }
                    }
                    manager = verbs[name] == nil ? nil : name
                    isDownloading = isDownloading || downloads.contains(name)
                }
            }
        }
        return nil
    }

    /// The words of a text, with what ends a command or leads to the next as words of their own.
    private static func words(of text: String) -> [Substring] {
        var words: [Substring] = []
        for part in text.split(whereSeparator: \.isWhitespace) {
            var rest = part
            while let end = rest.firstIndex(where: { ";&|()".contains($0) }) {
                if end > rest.startIndex { words.append(rest[..<end]) }
                words.append(rest[end] == "|" && !rest[rest.index(after: end)...].hasPrefix("|") ? "|" : ";")
                rest = rest[rest.index(after: end)...]
            }
            if !rest.isEmpty { words.append(rest) }
        }
        return words
    }
}
