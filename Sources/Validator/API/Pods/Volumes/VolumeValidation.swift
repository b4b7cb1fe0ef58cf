import KubernetesSchemas
import YAML

/// The volumes of a pod (pkg/apis/core/validation/validation.go, `ValidateVolumes`).
enum VolumeValidation {
    /// Adds what is wrong with the volumes of a pod's spec.
    ///
    /// - Parameters:
    ///   - parent: the Pod or the template.
    ///   - claims: the claim templates of a StatefulSet: each is a volume, and takes the place of one of its name
    ///     (pkg/apis/apps/validation/validation.go, `volumesToAddForTemplates`).
    /// - Returns: the volumes by name; the first of those that share one.
    static func check(
        _ spec: YAMLNode,
        of parent: YAMLNode,
        isTemplate: Bool,
        claims: YAMLNode.Elements?,
        _ errors: inout FieldErrors
    ) -> [String: YAMLNode] {
        var volumes: [String: YAMLNode] = [:]
        for claim in claims ?? spec.elements {
            guard let name = claim.field("metadata")?.text("name") else { continue }
            volumes[name] = claim
        }
        let claimed = volumes
        let podName = isTemplate ? nil : parent.field("metadata")?.text("name")
        for volume in spec.items("volumes") {
            let name = volume.text("name")
            if let name, claimed[name] != nil { continue }
            // Before 1.35, the server drops volumes of images (pkg/api/pod/util.go, `dropImageVolumes`).
            if errors.version.minor < 35, volume.field("image") != nil {
                if let name { volumes[name] = volumes[name] ?? volume }
                continue
            }
            checkSource(volume, name: name, podName: podName, isTemplate: isTemplate, &errors)
            guard let name else {
                errors.add(.volume, at: volume.field("name") ?? volume, "a volume needs a 'name'")
                continue
            }
            if let problem = NameRule.dns1123Label.problem(name) {
                errors.add(.volume, at: volume.field("name") ?? volume, "the volume's name '\(name)' \(problem)")
            }
            if volumes[name] != nil {
                errors.add(
                    .volume,
                    at: volume.field("name") ?? volume,
                    "another volume is named '\(name)'; name each differently"
                )
            } else {
                volumes[name] = volume
            }
        }
        if let podName { checkClaimNames(spec, podName: podName, &errors) }
        return volumes
    }

    /// `validateVolumeSource`: there is one source, an `emptyDir` where none is written.
    private static func checkSource(
        _ volume: YAMLNode,
        name: String?,
        podName: String?,
        isTemplate: Bool,
        _ errors: inout FieldErrors
    ) {
        var hasSource = false
        for entry in volume.entries where !entry.value.isNull {
            let kind = entry.key.text
            // What is no source is the name, or unknown.
            guard VolumeSource.kinds.contains(kind) else { continue }
            guard !hasSource else {
                errors.add(
                    .volume,
                    at: entry.value,
                    "a volume has one source, and '\(kind)' is another; make it a volume of its own"
                )
                return
            }
            hasSource = true
            let source = VolumeSource(
                node: entry.value,
                kind: kind,
                volumeName: name,
                podName: podName,
                isTemplate: isTemplate
            )
            source.check(&errors)
        }
    }

    /// A claim that is made for an ephemeral volume of the pod is no other volume's.
    private static func checkClaimNames(_ spec: YAMLNode, podName: String, _ errors: inout FieldErrors) {
        let volumes = spec.items("volumes")
        for volume in volumes {
            guard let claim = volume.field("persistentVolumeClaim")?.field("claimName") else { continue }
            for other in volumes where other.field("ephemeral") != nil {
                guard let name = other.text("name"), claim.hasText("\(podName)-\(name)") else { continue }
                errors.add(
                    .volumeSource,
                    at: claim,
                    "the claim is the one that is made for the ephemeral volume '\(name)'; name another"
                )
            }
        }
    }
}
