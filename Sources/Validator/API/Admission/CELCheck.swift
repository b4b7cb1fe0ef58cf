import CEL
import Diagnostics
import KubernetesSchemas
import YAML

/// Whether the API server compiles an expression.
enum CELCheck {
    /// Adds why it doesn't; what this module can't judge is left alone.
    ///
    /// - Parameter results: the types that the expression may have; empty for any.
    /// - Returns: the expression's type, `dyn` where it has none.
    @discardableResult
    static func check(
        _ text: String,
        at node: YAMLNode,
        in environment: CELEnvironment,
        gives results: [CELType],
        _ errors: inout FieldErrors
    ) -> CELType {
        switch CELProgram.compile(text, in: environment) {
        case .unsupported: return .dyn
        case .invalid(let error):
            let place = error.line == 1 ? "column \(error.column)" : "line \(error.line), column \(error.column)"
            errors.add(.celExpression, at: node, "the expression is wrong at its \(place): \(error.message)")
            return .dyn
        case .program(let program):
            guard !results.isEmpty, program.isTypeCertain, !results.contains(program.type) else { return program.type }
            let list = results.map { "'\($0)'" }.joined(separator: " or ")
            errors.add(.celExpression, at: node, "the expression gives '\(program.type)' and has to give \(list)")
            return program.type
        }
    }
}

/// What the expressions of webhooks and admission policies may refer to (apiserver:
/// pkg/admission/plugin/cel/compile.go, `createEnvForOpts`).
enum AdmissionEnvironment {
    static func make(
        hasParameters: Bool,
        hasAuthorizer: Bool = true,
        hasPatchTypes: Bool = false,
        variables: CELType? = nil,
        _ errors: inout FieldErrors
    ) -> CELEnvironment {
        var types: [String: CELType] = [
            "object": .dyn, "oldObject": .dyn, "namespaceObject": namespaceType, "request": requestType,
        ]
        if hasParameters { types["params"] = .dyn }
        if hasAuthorizer { types["authorizer"] = .opaque("authorizer") }
        types["variables"] = variables
        return CELEnvironment(
            variables: types,
            minorVersion: errors.version.minor,
            hasPatchTypes: hasPatchTypes,
            patterns: RulePatterns()
        )
    }

    /// `BuildRequestType`.
    private static let requestType = object(
        "request",
        [
            "kind": groupVersionKind, "resource": groupVersionResource, "subResource": .string,
            "requestKind": groupVersionKind, "requestResource": groupVersionResource, "requestSubResource": .string,
            "name": .string, "namespace": .string, "operation": .string, "dryRun": .bool, "options": .dyn,
            "userInfo": object(
                "request.userInfo",
                [
                    "username": .string, "uid": .string, "groups": .list(.string),
                    "extra": .map(.string, .list(.string)),
                ]
            ),
        ]
    )
    private static let groupVersionKind = object("kind", ["group": .string, "version": .string, "kind": .string])
    private static let groupVersionResource = object(
        "resource",
        ["group": .string, "version": .string, "resource": .string]
    )

    /// `BuildNamespaceType`.
    private static let namespaceType = object(
        "namespaceObject",
        [
            "metadata": object(
                "namespaceObject.metadata",
                [
                    "name": .string, "generateName": .string, "namespace": .string, "labels": .map(.string, .string),
                    "annotations": .map(.string, .string), "UID": .string, "creationTimestamp": .timestamp,
                    "deletionGracePeriodSeconds": .int, "deletionTimestamp": .timestamp, "generation": .int,
                    "resourceVersion": .string, "finalizers": .list(.string),
                ]
            ),
            "spec": object("namespaceObject.spec", ["finalizers": .list(.string)]),
            "status": object(
                "namespaceObject.status",
                [
                    "phase": .string,
                    "conditions": .list(
                        object(
                            "condition",
                            [
                                "status": .string, "type": .string, "lastTransitionTime": .timestamp,
                                "message": .string, "reason": .string,
                            ]
                        )
                    ),
                ]
            ),
        ]
    )

    private static func object(_ name: String, _ fields: [String: CELType]) -> CELType {
        .object(CELObjectType(name: name, fields: fields))
    }
}

extension Rule {
    static let celExpression = api(
        "cel-expression",
        "expressions in manifests are ones that the API server compiles",
        explanation: """
            The API server parses and checks the CEL expressions of webhooks, admission policies and custom resource definitions: names
            have to exist, functions have to take the arguments that they get, and the result has to have the type that its place
            asks for, such as a bool for a condition. Lines and columns in the message are those of the expression.
            """,
        bad: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata:
              name: tenants
            webhooks:
              - name: tenants.example.com
                admissionReviewVersions: [v1]
                sideEffects: None
                clientConfig:
                  url: https://tenants.example.com/validate
                matchConditions:
                  - name: no-leases
                    expression: request.resource.name != 'leases'

            """,
        good: """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata:
              name: tenants
            webhooks:
              - name: tenants.example.com
                admissionReviewVersions: [v1]
                sideEffects: None
                clientConfig:
                  url: https://tenants.example.com/validate
                matchConditions:
                  - name: no-leases
                    expression: request.resource.resource != 'leases'

            """
    )
}
