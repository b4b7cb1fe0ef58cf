import Diagnostics
import KubernetesSchemas
import YAML

/// What a probe or a hook does (pkg/apis/core/validation/validation.go, `validateHandler`, `validateLifecycle`).
enum HandlerValidation {
    /// Adds what is wrong with a container's hooks.
    static func checkLifecycle(_ lifecycle: YAMLNode, _ pod: PodContext, _ errors: inout FieldErrors) {
        for hook in [lifecycle.field("postStart"), lifecycle.field("preStop")] {
            guard let hook else { continue }
            check(hook, .lifecycle, gracePeriod: pod.gracePeriod, &errors)
        }
    }

    /// Adds what is wrong with a handler: of several, the first is looked at.
    static func check(_ handler: YAMLNode, _ rule: Rule, gracePeriod: Int?, _ errors: inout FieldErrors) {
        var count = 0
        func isFirst(_ action: YAMLNode, _ errors: inout FieldErrors) -> Bool {
            count += 1
            if count > 1 { errors.add(rule, at: action, "there are two actions and may be one") }
            return count == 1
        }
        if let action = handler.field("exec"), isFirst(action, &errors) {
            let command = action.field("command")
            if (command?.count ?? 0) == 0 {
                errors.add(rule, at: command ?? action, "'exec' has no 'command'")
            }
        }
        if let action = handler.field("httpGet"), isFirst(action, &errors) { checkHTTP(action, rule, &errors) }
        if let action = handler.field("tcpSocket"), isFirst(action, &errors) {
            PortValidation.checkReference(action.field("port"), of: action, rule, &errors)
        }
        if let action = handler.field("grpc"), isFirst(action, &errors) {
            PortValidation.checkReference(action.field("port"), of: action, rule, &errors)
        }
        if let action = handler.field("sleep") {
            // Up to 1.29, the server forgets it, and a hook that has nothing else (`dropPodLifecycleSleepAction`).
            if errors.version.minor < 30 {
                if count == 0 { return }
            } else if isFirst(action, &errors) {
                checkSleep(action, rule, gracePeriod, &errors)
            }
        }
        guard count == 0 else { return }
        errors.add(
            rule,
            at: handler,
            rule.id == Rule.probe.id
                ? "there is nothing to do; use 'exec', 'httpGet', 'tcpSocket' or 'grpc'"
                : "there is nothing to do; use 'exec', 'httpGet' or 'sleep'"
        )
    }

    /// `validateHTTPGetAction`. An empty path or scheme becomes the default.
    private static func checkHTTP(_ action: YAMLNode, _ rule: Rule, _ errors: inout FieldErrors) {
        PortValidation.checkReference(action.field("port"), of: action, rule, &errors)
        if let scheme = action.field("scheme"), !scheme.isOne(of: "", "HTTP", "HTTPS") {
            errors.add(rule, at: scheme, "'\(scheme.text.prefix(80))' is no scheme; use 'HTTP' or 'HTTPS'")
        }
        guard let headers = action.field("httpHeaders") else { return }
        for header in headers.elements {
            if let name = header.field("name") {
                errors.check(name, .httpHeaderName, rule, "the header's name")
            } else {
                errors.add(rule, at: header, "the header has no 'name'")
            }
        }
    }

    /// `validateSleepAction`: up to 1.32, not zero either (`PodLifecycleSleepActionAllowZero`).
    private static func checkSleep(
        _ action: YAMLNode,
        _ rule: Rule,
        _ gracePeriod: Int?,
        _ errors: inout FieldErrors
    ) {
        guard let gracePeriod else { return }
        let node = action.field("seconds")
        let seconds = node?.integer ?? 0
        let least = errors.version.minor >= 33 ? 0 : 1
        guard seconds < least || seconds > gracePeriod else { return }
        errors.add(
            rule,
            at: node ?? action,
            """
            a container can't sleep for \(seconds) seconds: \(least) at least, and no longer than the \(gracePeriod) \
            that the pod has to stop
            """
        )
    }
}
