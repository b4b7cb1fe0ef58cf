/// What people call a field: `memory limit of container app`.
enum FieldLabel {
    /// The name of a field that has one; the path for others.
    static func text(_ path: FieldPath) -> String {
        if let (pod, rest) = inPod(path), let text = podField(pod, rest) { return text }
        let names = path.names
        switch (names.first, names.count) {
        case ("metadata", 3) where names[1] == "labels": return "label \(names[2])"
        case ("metadata", 3) where names[1] == "annotations": return "annotation \(names[2])"
        case ("spec", 2) where names[1] == "replicas": return "replicas"
        case ("spec", 3) where names[1] == "hard": return "quota of \(names[2])"
        default: return path.text.isEmpty ? "everything" : path.text
        }
    }

    /// The steps within a pod's template, where the path leads into one.
    private static func inPod(_ path: FieldPath) -> (FieldPath, [FieldPath.Step])? {
        let prefixes: [[FieldPath.Step]] = [
            [.member("spec"), .member("template")],
            [.member("spec"), .member("jobTemplate"), .member("spec"), .member("template")],
        ]
        for prefix in prefixes where path.steps.starts(with: prefix) {
            let rest = Array(path.steps.dropFirst(prefix.count))
            return (FieldPath(rest), rest)
        }
        return nil
    }

    private static func podField(_ path: FieldPath, _ steps: [FieldPath.Step]) -> String? {
        let names = path.names
        if names.count == 3, names[0] == "metadata" {
            if names[1] == "labels" { return "pod label \(names[2])" }
            if names[1] == "annotations" { return "pod annotation \(names[2])" }
        }
        guard names.count > 2, names[0] == "spec", names[1] == "containers" || names[1] == "initContainers",
            steps.count > 3, case .element(let keys) = steps[2], let container = keys.first
        else { return nil }
        let field: String? =
            switch Array(names.dropFirst(2)) {
            case ["image"]: "image"
            case ["resources", "limits", "memory"]: "memory limit"
            case ["resources", "limits", "cpu"]: "CPU limit"
            case ["resources", "requests", "memory"]: "memory request"
            case ["resources", "requests", "cpu"]: "CPU request"
            case ["env", "value"]: variable(steps).map { "variable \($0)" }
            case ["env"]: variable(steps).map { "variable \($0)" }
            default: nil
            }
        return field.map { "\($0) of container \(container)" }
    }

    private static func variable(_ steps: [FieldPath.Step]) -> String? {
        guard steps.count > 4, case .element(let keys) = steps[4] else { return nil }
        return keys.first
    }
}
