import KubernetesSchemas
import YAML

/// Volumes of files that Kubernetes writes (pkg/apis/core/validation/validation.go, `validateConfigMapVolumeSource`,
/// `validateSecretVolumeSource`, `validateDownwardAPIVolumeSource`, `validateProjectedVolumeSource`).
extension VolumeSource {
    func checkFiles(_ errors: inout FieldErrors) {
        switch kind {
        case "emptyDir":
            if let limit = node.field("sizeLimit"), let size = Quantity(limit), size.isNegative {
                errors.add(.volumeSource, at: limit, "the size limit '\(limit.text)' is negative")
            }
        case "configMap":
            errors.require("name", of: node, .volumeSource)
            errors.checkFileMode(node.field("defaultMode"), .volumeFile)
            for item in node.items("items") { Self.checkItem(item, &errors) }
        case "secret":
            errors.require("secretName", of: node, .volumeSource)
            errors.checkFileMode(node.field("defaultMode"), .volumeFile)
            for item in node.items("items") { Self.checkItem(item, &errors) }
        case "downwardAPI":
            errors.checkFileMode(node.field("defaultMode"), .volumeFile)
            for item in node.items("items") { Self.checkDownwardFile(item, &errors) }
        default:
            errors.checkFileMode(node.field("defaultMode"), .volumeFile)
            checkProjections(&errors)
        }
    }

    /// `validateKeyToPath`.
    private static func checkItem(_ item: YAMLNode, _ errors: inout FieldErrors) {
        errors.require("key", of: item, .volumeFile)
        errors.checkVolumePath(item.field("path"), of: item, .volumeFile)
        errors.checkFileMode(item.field("mode"), .volumeFile)
    }

    /// `validateDownwardAPIVolumeFile`.
    private static func checkDownwardFile(_ file: YAMLNode, _ errors: inout FieldErrors) {
        errors.checkVolumePath(file.field("path"), of: file, .volumeFile)
        errors.checkFileMode(file.field("mode"), .volumeFile)
        switch (file.field("fieldRef"), file.field("resourceFieldRef")) {
        case (let field?, nil):
            DownwardReference.file.checkField(field, &errors)
        case (nil, let resource?):
            DownwardReference.file.checkResource(resource, &errors)
        case (_?, let resource?):
            errors.add(.volumeFile, at: resource, "a file has either 'fieldRef' or 'resourceFieldRef'; remove one")
        case (nil, nil):
            errors.add(.volumeFile, at: file, "the file needs 'fieldRef' or 'resourceFieldRef': what is in it")
        }
    }

    /// `validateProjectionSources`.
    private func checkProjections(_ errors: inout FieldErrors) {
        var files: [YAMLNode] = []
        for source in node.items("sources") {
            var sources = 0
            for field in ["secret", "configMap"] as [StaticString] {
                guard let projection = source.field(field) else { continue }
                sources += 1
                errors.require("name", of: projection, .projectedVolume)
                for item in projection.items("items") {
                    Self.checkItem(item, &errors)
                    Self.checkUnique(item.field("path"), &files, &errors)
                }
            }
            if let projection = source.field("downwardAPI") {
                sources += 1
                for item in projection.items("items") {
                    Self.checkDownwardFile(item, &errors)
                    Self.checkUnique(item.field("path"), &files, &errors)
                }
            }
            if let token = source.field("serviceAccountToken") {
                sources += 1
                checkToken(token, &errors)
            }
            if sources > 1 {
                errors.add(
                    .projectedVolume,
                    at: source,
                    "each element of 'sources' is one source; make an element of its own of each"
                )
            }
        }
    }

    private func checkToken(_ token: YAMLNode, _ errors: inout FieldErrors) {
        errors.check(token.field("expirationSeconds"), isIn: 600...(1 << 32), .projectedVolume)
        // Since 1.30, the path is looked at.
        if errors.version.minor >= 30 {
            errors.checkVolumePath(token.field("path"), of: token, .projectedVolume)
        } else {
            errors.require("path", of: token, .projectedVolume)
        }
    }

    private static func checkUnique(_ path: YAMLNode?, _ files: inout [YAMLNode], _ errors: inout FieldErrors) {
        guard let path, !path.isEmptyText else { return }
        let text = path.text
        if files.contains(where: { $0.hasText(text) }) {
            errors.add(.projectedVolume, at: path, "the volume has another file '\(text)'; choose another path")
        } else {
            files.append(path)
        }
    }
}
