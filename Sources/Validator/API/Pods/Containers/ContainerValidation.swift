import Diagnostics
import YAML

/// The containers of a pod (pkg/apis/core/validation/validation.go, `validateContainers`, `validateInitContainers`,
/// `validateContainerCommon`).
///
/// Ephemeral containers are not looked into: nothing that has any can be created.
enum ContainerValidation {
    /// Adds what is wrong with containers.
    ///
    /// - Parameters:
    ///   - parent: the Pod or the template: what has `metadata` beside the `spec`.
    ///   - volumes: the pod's volumes by name, for mounts.
    static func check(
        _ spec: YAMLNode,
        of parent: YAMLNode,
        isTemplate: Bool,
        volumes: [String: YAMLNode],
        _ errors: inout FieldErrors
    ) {
        let pod = PodContext(spec, isTemplate: isTemplate, volumes: volumes)
        let regular = spec.field("containers")
        let initial = spec.field("initContainers")
        if let regular, regular.count > 0 {
            for container in regular.elements { check(container, .regular, pod, &errors) }
            PortValidation.checkHostPorts(regular, pod, &errors)
        } else {
            errors.add(.container, at: regular ?? spec, "the pod has no containers; give it one in 'containers'")
        }
        if let initial {
            for container in initial.elements {
                let isSidecar = RestartValidation.isSidecar(container, errors.version)
                check(container, .initial(isSidecar: isSidecar), pod, &errors)
                PortValidation.checkHostPorts(of: container, pod, &errors)
            }
        }
        checkNames(regular, initial, &errors)
        if let resources = spec.field("resources") { PodResourceValidation.check(resources, pod, &errors) }
    }

    /// Adds what is wrong with one container.
    private static func check(
        _ container: YAMLNode,
        _ sort: ContainerSort,
        _ pod: PodContext,
        _ errors: inout FieldErrors
    ) {
        checkNameAndImage(container, pod, &errors)
        checkPolicies(container, &errors)
        if let ports = container.field("ports") { PortValidation.check(ports, &errors) }
        EnvironmentValidation.check(container, pod, &errors)
        MountValidation.check(container, pod, &errors)
        if let resources = container.field("resources") {
            ResourceValidation.check(resources, claimsOf: pod.spec, &errors)
        }
        if let policies = container.field("resizePolicy") {
            ResourceValidation.checkResizePolicies(policies, of: container, pod, &errors)
        }
        if let context = container.field("securityContext") {
            ContainerSecurityValidation.check(context, pod, &errors)
        }
        RestartValidation.check(container, sort, &errors)
        if case .initial(isSidecar: false) = sort {
            RestartValidation.checkPlainInit(container, &errors)
        } else {
            if let lifecycle = container.field("lifecycle") {
                HandlerValidation.checkLifecycle(lifecycle, pod, &errors)
            }
            ProbeValidation.check(container, &errors)
        }
    }

    private static func checkNameAndImage(_ container: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        if let name = container.field("name"), name.string != "" {
            errors.check(name, .dns1123Label, .container, "the container's name")
        } else {
            errors.add(.container, at: container.field("name") ?? container, "the container has no 'name'")
        }
        guard let image = container.field("image"), let text = image.string, !text.isEmpty else {
            errors.add(.container, at: container.field("image") ?? container, "the container has no 'image'")
            return
        }
        // Templates are let pass, because some tools leave an image of one space to be filled in later.
        guard !pod.isTemplate, let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
            return
        }
        if first.properties.isWhitespace || last.properties.isWhitespace {
            errors.add(.container, at: image, "the image's name starts or ends with a space")
        }
    }

    /// Adds settings of a few fixed words that have another one.
    private static func checkPolicies(_ container: YAMLNode, _ errors: inout FieldErrors) {
        if let policy = container.field("imagePullPolicy"),
            !policy.isOne(of: "", "Always", "IfNotPresent", "Never")
        {
            errors.add(
                .container,
                at: policy,
                "'\(policy.text.prefix(80))' is no pull policy; use 'Always', 'IfNotPresent' or 'Never'"
            )
        }
        if let policy = container.field("terminationMessagePolicy"),
            !policy.isOne(of: "", "File", "FallbackToLogsOnError")
        {
            errors.add(
                .container,
                at: policy,
                "'\(policy.text.prefix(80))' is no termination message policy; use 'File' or 'FallbackToLogsOnError'"
            )
        }
    }

    /// Adds names that regular and init containers share.
    private static func checkNames(_ regular: YAMLNode?, _ initial: YAMLNode?, _ errors: inout FieldErrors) {
        guard (regular?.count ?? 0) + (initial?.count ?? 0) > 1 else { return }
        var names: Set<String> = []
        for list in [regular, initial] {
            guard let list else { continue }
            for container in list.elements {
                guard let node = container.field("name"), let name = node.string, !name.isEmpty else { continue }
                guard !names.insert(name).inserted else { continue }
                errors.add(.container, at: node, "the name '\(name.prefix(80))' is another container's too")
            }
        }
    }
}

extension YAMLNode {
    /// Whether a string is one of a few words. To the server, `null` is the empty one.
    func isOne(of words: StaticString...) -> Bool {
        words.contains { hasText($0) } || isNull
    }
}
