import Diagnostics
import KubernetesSchemas
import YAML

/// What a container mounts (pkg/apis/core/validation/validation.go, `ValidateVolumeMounts`, `ValidateVolumeDevices`).
enum MountValidation {
    /// Adds what is wrong with a container's mounts and devices.
    static func check(_ container: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        let mounts = container.field("volumeMounts")
        let devices = container.field("volumeDevices")
        if let mounts { checkMounts(mounts, devices, container, pod, &errors) }
        if let devices { checkDevices(devices, mounts, pod, &errors) }
    }

    private static func checkMounts(
        _ mounts: YAMLNode,
        _ devices: YAMLNode?,
        _ container: YAMLNode,
        _ pod: PodContext,
        _ errors: inout FieldErrors
    ) {
        var paths: Set<String> = []
        let isList = mounts.count > 1
        for mount in mounts.elements {
            let volume = volume(of: mount, pod)
            // Up to 1.34, the server forgets image volumes and their mounts (`dropImageVolumes`).
            if errors.version.minor < 35, volume?.field("image") != nil { continue }
            checkName(mount, isKnown: volume != nil, &errors)
            if let path = mount.field("mountPath"), let text = path.string, !text.isEmpty {
                if isList, !paths.insert(text).inserted {
                    errors.add(.volumeMount, at: path, "'\(text.prefix(80))' is where another volume is mounted")
                }
            } else {
                errors.add(.volumeMount, at: mount.field("mountPath") ?? mount, "the mount has no 'mountPath'")
            }
            if let devices { checkOverlap(mount, "mountPath", with: devices, "devicePath", &errors) }
            checkSubPaths(mount, &errors)
            if let propagation = mount.field("mountPropagation") { checkPropagation(propagation, container, &errors) }
            if let mode = mount.field("recursiveReadOnly") { checkRecursive(mode, mount, &errors) }
        }
    }

    /// Whether a volume can be a device; a StatefulSet's template of a claim, with metadata of its own, can.
    private static func isClaim(_ volume: YAMLNode) -> Bool {
        volume.field("persistentVolumeClaim") != nil || volume.field("ephemeral") != nil
            || volume.field("metadata") != nil
    }

    private static func volume(of mount: YAMLNode, _ pod: PodContext) -> YAMLNode? {
        mount.field("name")?.string.flatMap { pod.volumes[$0] }
    }

    private static func checkName(_ mount: YAMLNode, isKnown: Bool, _ errors: inout FieldErrors) {
        guard let node = mount.field("name"), let name = node.string, !name.isEmpty else {
            errors.add(.volumeMount, at: mount.field("name") ?? mount, "the name of the volume is missing")
            return
        }
        if !isKnown { errors.add(.volumeMount, at: node, "the pod has no volume '\(name.prefix(80))'") }
    }

    private static func checkSubPaths(_ mount: YAMLNode, _ errors: inout FieldErrors) {
        let path = mount.field("subPath").flatMap { $0.string == "" ? nil : $0 }
        let expression = mount.field("subPathExpr").flatMap { $0.string == "" ? nil : $0 }
        if let path, let problem = VolumePath.problemOfDescent(path) {
            errors.add(.volumeMount, at: path, "the path '\(path.text.prefix(80))' \(problem)")
        }
        guard let expression else { return }
        if path != nil { errors.add(.volumeMount, at: expression, "a mount has either a 'subPath' or a 'subPathExpr'") }
        if let problem = VolumePath.problemOfDescent(expression) {
            errors.add(.volumeMount, at: expression, "the path '\(expression.text.prefix(80))' \(problem)")
        }
    }

    /// `validateMountPropagation`.
    private static func checkPropagation(_ mode: YAMLNode, _ container: YAMLNode, _ errors: inout FieldErrors) {
        if mode.hasText("Bidirectional") {
            guard container.field("securityContext")?.field("privileged")?.isTrue != true else { return }
            errors.add(.volumeMount, at: mode, "only privileged containers have a mount of 'Bidirectional' propagation")
        } else if !mode.hasText("None"), !mode.hasText("HostToContainer") {
            errors.add(
                .volumeMount,
                at: mode,
                "'\(mode.text.prefix(80))' is no propagation; use 'None', 'HostToContainer' or 'Bidirectional'"
            )
        }
    }

    /// `validateMountRecursiveReadOnly`; up to 1.30, the server forgets the field (`RecursiveReadOnlyMounts`).
    private static func checkRecursive(_ mode: YAMLNode, _ mount: YAMLNode, _ errors: inout FieldErrors) {
        guard errors.version.minor >= 31, !mode.hasText("Disabled") else { return }
        guard mode.hasText("Enabled") || mode.hasText("IfPossible") else {
            errors.add(
                .volumeMount,
                at: mode,
                "'\(mode.text.prefix(80))' is none of the modes 'Disabled', 'IfPossible' and 'Enabled'"
            )
            return
        }
        if mount.field("readOnly")?.isTrue != true {
            errors.add(.volumeMount, at: mode, "'recursiveReadOnly' needs 'readOnly: true'")
        }
        if let propagation = mount.field("mountPropagation"), !propagation.hasText("None") {
            errors.add(.volumeMount, at: mode, "'recursiveReadOnly' excludes a 'mountPropagation' other than 'None'")
        }
    }

    private static func checkDevices(
        _ devices: YAMLNode,
        _ mounts: YAMLNode?,
        _ pod: PodContext,
        _ errors: inout FieldErrors
    ) {
        var names: Set<String> = []
        var paths: Set<String> = []
        for device in devices.elements {
            let volume = volume(of: device, pod)
            checkName(device, isKnown: volume != nil, &errors)
            if let volume, !isClaim(volume) {
                errors.add(
                    .volumeMount,
                    at: device.field("name") ?? device,
                    "only a volume with a claim ('persistentVolumeClaim', 'ephemeral') can be a device"
                )
            }
            if let node = device.field("name"), let name = node.string, !name.isEmpty, !names.insert(name).inserted {
                errors.add(.volumeMount, at: node, "the volume '\(name.prefix(80))' is another device too")
            }
            if let node = device.field("devicePath"), let path = node.string, !path.isEmpty {
                if VolumePath.problemOfSteps(node) != nil {
                    errors.add(.volumeMount, at: node, "the path '\(path.prefix(80))' may not contain '..'")
                } else if !paths.insert(path).inserted {
                    errors.add(.volumeMount, at: node, "'\(path.prefix(80))' is another device's path too")
                }
            } else {
                errors.add(.volumeMount, at: device.field("devicePath") ?? device, "the device has no 'devicePath'")
            }
            if let mounts { checkOverlap(device, "devicePath", with: mounts, "mountPath", &errors) }
        }
    }

    /// Adds what a mount or device shares with one of the other sort.
    private static func checkOverlap(
        _ item: YAMLNode,
        _ pathField: StaticString,
        with others: YAMLNode,
        _ otherPathField: StaticString,
        _ errors: inout FieldErrors
    ) {
        let name = item.text("name")
        let path = item.text(pathField)
        for other in others.elements {
            if let name, other.text("name") == name {
                errors.add(.volumeMount, at: item, "the volume '\(name.prefix(80))' is both mounted and a device")
            }
            if let path, other.text(otherPathField) == path {
                errors.add(.volumeMount, at: item, "'\(path.prefix(80))' is both a mount's and a device's path")
            }
        }
    }
}
