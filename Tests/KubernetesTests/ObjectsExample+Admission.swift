import Kubernetes
import YAML

extension Example {
    /// What the API server itself asks of requests.
    static let admission: [Example] = [
        Example(
            name: "ValidatingAdmissionPolicy",
            document: ValidatingAdmissionPolicy(
                metadata: .init(name: "tenant-services.tenantry.dev"),
                spec: .init(
                    matchConstraints: .init(
                        namespaceSelector: .init(matchExpressions: [
                            .init(key: "tenantry.dev/tenant", operator: .exists)
                        ]),
                        resourceRules: [
                            .init(
                                operations: [.create, .update],
                                apiGroups: [""],
                                apiVersions: ["v1"],
                                resources: ["services"]
                            )
                        ],
                        matchPolicy: .equivalent
                    ),
                    validations: [
                        .init(
                            expression: "object.spec.?type.orValue('ClusterIP') == 'ClusterIP'",
                            message: "a tenant's Service is of type ClusterIP",
                            reason: .forbidden,
                            messageExpression:
                                "'the Service ' + object.metadata.name + ' is of type ' + object.spec.type"
                        )
                    ],
                    failurePolicy: .fail,
                    auditAnnotations: [.init(key: "type", valueExpression: "object.spec.?type.orValue('ClusterIP')")],
                    matchConditions: [
                        .init(
                            name: "changes",
                            expression: "request.operation != 'UPDATE' || object.spec != oldObject.spec"
                        )
                    ],
                    variables: [.init(name: "tenant", expression: "request.namespace")]
                )
            )
        ),
        Example(
            name: "ValidatingAdmissionPolicy-parameters",
            document: ValidatingAdmissionPolicy(
                metadata: .init(name: "replicas"),
                spec: .init(
                    paramKind: .init(apiVersion: "v1", kind: "ConfigMap"),
                    matchConstraints: .init(
                        resourceRules: [
                            .init(
                                operations: [.all],
                                apiGroups: ["*"],
                                apiVersions: ["*"],
                                resources: ["*/scale"],
                                scope: .namespaced
                            )
                        ],
                        excludeResourceRules: [
                            .init(
                                resourceNames: ["canary"],
                                operations: [.update],
                                apiGroups: ["apps"],
                                apiVersions: ["v1"],
                                resources: ["deployments/scale"]
                            )
                        ],
                        matchPolicy: .exact
                    ),
                    validations: [.init(expression: "object.spec.replicas <= int(params.data.most)", reason: .invalid)],
                    failurePolicy: .ignore
                )
            )
        ),
        Example(
            name: "ValidatingAdmissionPolicyBinding",
            document: ValidatingAdmissionPolicyBinding(
                metadata: .init(name: "tenant-services.tenantry.dev"),
                spec: .init(policyName: "tenant-services.tenantry.dev", validationActions: [.deny, .audit])
            )
        ),
        Example(
            name: "ValidatingAdmissionPolicyBinding-parameters",
            document: ValidatingAdmissionPolicyBinding(
                metadata: .init(name: "replicas"),
                spec: .init(
                    policyName: "replicas",
                    paramRef: .init(
                        namespace: "platform",
                        selector: .init(matchLabels: ["tenantry.dev/limits": "replicas"]),
                        parameterNotFoundAction: .deny
                    ),
                    matchResources: .init(namespaceSelector: .init(matchLabels: ["stage": "test"])),
                    validationActions: [.warn, .audit]
                )
            )
        ),
    ]
}
