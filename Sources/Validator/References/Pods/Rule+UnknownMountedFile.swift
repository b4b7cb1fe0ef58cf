import Diagnostics
import YAML

extension Rule {
    /// A file that a container is told to read is among those that are mounted there.
    static let unknownMountedFile = Rule(
        id: "unknown-mounted-file",
        category: .references,
        severity: .error,
        summary: "a file that a container is told to read is among those that are mounted there",
        explanation: """
            A ConfigMap or Secret that is mounted on a folder hides what the image has there: only its keys are \
            files. A command, argument or variable that names another file of that folder leads to nothing.
            """,
        bad: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data: {level: info}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  args: [--config=/etc/web/web.yml]
                  volumeMounts: [{name: settings, mountPath: /etc/web}]
              volumes: [{name: settings, configMap: {name: settings}}]

            """
        ),
        good: .manifest(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: acme-corp}
            data: {level: info}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: acme-corp, labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: registry.example/web:1.0.0
                  args: [--config=/etc/web/level]
                  volumeMounts: [{name: settings, mountPath: /etc/web}]
              volumes: [{name: settings, configMap: {name: settings}}]

            """
        ),
        check: .object(kinds: ObjectKind.workloads) { object, index, findings in
            guard let pods = object.pods else { return }
            for container in pods.containers {
                let words = container.pathWords
                guard !words.isEmpty else { continue }
                let mountPaths = container.node.list("volumeMounts").compactMap { $0["mountPath"]?.string }
                for mount in container.node.list("volumeMounts") where mount["subPath"] == nil {
                    guard let folder = mount["mountPath"]?.string,
                        let volume = pods.volume(mount["name"]),
                        let files = VolumeFiles(volume, index, in: object.namespace)?.paths
                    else { continue }
                    for word in words {
                        guard let file = word.file(in: folder, unless: mountPaths), !files.contains(file) else {
                            continue
                        }
                        findings.report(.unknownMountedFile(file, in: folder, word.node, files.sorted(), object))
                    }
                }
            }
        }
    )
}

/// A word of a container's command line, or the value of a variable.
struct PathWord {
    var node: YAMLNode
    /// The path in it: the whole of it, or what comes after `=`.
    var path: Substring

    /// The name of the file that it names in a folder; `nil` when it names none there, or one that is mounted by itself.
    func file(in folder: String, unless mountPaths: [String]) -> String? {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        guard path.hasPrefix(prefix) else { return nil }
        let name = path.dropFirst(prefix.count)
        guard !name.isEmpty, !name.contains(where: { "/*$(){}, ".contains($0) }) else { return nil }
        guard !mountPaths.contains(where: { $0 == path || $0.hasPrefix(path + "/") }) else { return nil }
        return String(name)
    }
}

extension PodTemplate.Container {
    var pathWords: [PathWord] {
        var nodes = Array(node.list("command")) + Array(node.list("args"))
        nodes += node.list("env").compactMap { $0["value"] }
        return nodes.compactMap { node in
            guard let text = node.string, text.utf8.contains(UInt8(ascii: "/")) else { return nil }
            let path = text.firstIndex(of: "=").map { text[text.index(after: $0)...] } ?? text[...]
            return path.hasPrefix("/") ? PathWord(node: node, path: path) : nil
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownMountedFile(
        _ file: String,
        in folder: String,
        _ node: YAMLNode,
        _ files: [String],
        _ object: ManifestObject
    ) -> Diagnostic {
        Diagnostic(
            .unknownMountedFile,
            "nothing that is mounted on '\(folder)' has a file '\(file)'\(files.hint(for: file))",
            at: object.place(of: node)
        )
    }
}
