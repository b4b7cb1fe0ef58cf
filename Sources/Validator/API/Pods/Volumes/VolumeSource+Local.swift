import YAML

/// Volumes of the node, of claims, of drivers and of images (pkg/apis/core/validation/validation.go,
/// `validateHostPathVolumeSource` and others).
extension VolumeSource {
    private static let hostPathTypes: [StaticString] = [
        "", "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice",
    ]

    func checkLocal(_ errors: inout FieldErrors) {
        switch kind {
        case "hostPath": checkHostPath(&errors)
        case "persistentVolumeClaim": errors.require("claimName", of: node, .volumeSource)
        case "csi": checkCSI(&errors)
        case "ephemeral": checkEphemeral(&errors)
        case "flexVolume": checkFlexVolume(&errors)
        case "gitRepo":
            errors.require("repository", of: node, .volumeSource)
            if let directory = node.field("directory"), let problem = VolumePath.problemOfDescent(directory) {
                errors.add(.volumeSource, at: directory, "the directory '\(directory.text)' \(problem)")
            }
        default: checkImage(&errors)
        }
    }

    private func checkHostPath(_ errors: inout FieldErrors) {
        guard let path = errors.require("path", of: node, .volumeSource) else { return }
        if let problem = VolumePath.problemOfSteps(path) {
            errors.add(.volumeSource, at: path, "the path '\(path.text)' \(problem)")
        }
        if let type = node.field("type") { errors.check(type, isOneOf: Self.hostPathTypes, .volumeSource) }
    }

    /// `validateCSIVolumeSource`.
    private func checkCSI(_ errors: inout FieldErrors) {
        CSIDriverNameValidation.check("driver", of: node, .volumeSource, &errors)
        guard let secret = node.field("nodePublishSecretRef") else { return }
        if let name = errors.require("name", of: secret, .volumeSource) {
            errors.check(name, .dns1123Subdomain, .volumeSource)
        }
    }

    /// `validateEphemeralVolumeSource`, `ValidatePersistentVolumeClaimTemplate`.
    private func checkEphemeral(_ errors: inout FieldErrors) {
        guard let template = node.field("volumeClaimTemplate") else {
            errors.add(.volumeSource, at: node, "an ephemeral volume needs a 'volumeClaimTemplate'")
            return
        }
        if let metadata = template.field("metadata") {
            MetadataValidation.checkLabelsAndAnnotations(metadata, &errors)
            for entry in metadata.entries where !entry.value.isNull {
                let isAllowed =
                    entry.key.hasText("labels") || entry.key.hasText("annotations")
                if isAllowed || entry.value.isEmptyValue { continue }
                errors.add(
                    .volumeSource,
                    at: entry.value,
                    "a claim's template has no '\(entry.key.text)': only 'labels' and 'annotations'"
                )
            }
        }
        PersistentVolumeClaimValidation.checkSpec(template.field("spec") ?? template, isTemplate: true, &errors)
        guard let podName, let volumeName else { return }
        let claim = "\(podName)-\(volumeName)"
        if let problem = NameRule.dns1123Subdomain.problem(claim) {
            errors.add(.volumeSource, at: node, "the claim will be named '\(claim)', which \(problem)")
        }
    }

    private func checkFlexVolume(_ errors: inout FieldErrors) {
        errors.require("driver", of: node, .volumeSource)
        guard let options = node.field("options") else { return }
        for entry in options.entries {
            let key = entry.key.text
            let prefix = "." + key.prefix { $0 != "/" }.lowercased()
            guard prefix.hasSuffix(".kubernetes.io") || prefix.hasSuffix(".k8s.io") else { continue }
            errors.add(.volumeSource, at: entry.value, "the option '\(key)' is in a namespace of Kubernetes' own")
        }
    }

    /// `validateImageVolumeSource`.
    private func checkImage(_ errors: inout FieldErrors) {
        if !isTemplate { errors.require("reference", of: node, .volumeSource) }
        if let policy = node.field("pullPolicy"), !policy.isEmptyText {
            errors.check(policy, isOneOf: ["Always", "IfNotPresent", "Never"], .volumeSource)
        }
    }
}

extension YAMLNode {
    /// Whether it is what the server's decoder has where nothing is set.
    fileprivate var isEmptyValue: Bool {
        switch kind {
        case .mapping, .sequence: count == 0
        case .scalar: isEmptyText || integer == 0
        }
    }
}
