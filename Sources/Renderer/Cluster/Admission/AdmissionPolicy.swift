import Kubernetes
import YAML

/// A policy of the API server about tenants, before it is known what becomes of a request that breaks it.
struct AdmissionPolicy {
    /// Its name, to which the platform's domain is added: names of policies are the whole cluster's.
    let name: String
    let match: AdmissionMatch
    var conditions: [MatchCondition] = []
    var variables: [AdmissionVariable] = []
    let validations: [AdmissionValidation]

    /// The policy and its binding. What can't be evaluated is refused: a policy that fails open holds nobody.
    func objects(_ actions: [ValidationAction]) -> [any KubernetesDocument] {
        let metadata = ObjectMeta<DNSSubdomain>(name: "\(name).tenantry.dev", labels: PlatformLabels.shared)
        return [
            ValidatingAdmissionPolicy(
                metadata: metadata,
                spec: .init(
                    matchConstraints: match,
                    validations: validations,
                    failurePolicy: .fail,
                    matchConditions: conditions,
                    variables: variables
                )
            ),
            ValidatingAdmissionPolicyBinding(
                metadata: metadata,
                spec: .init(policyName: metadata.name, validationActions: actions)
            ),
        ]
    }
}

extension AdmissionMatch {
    /// Requests about resources in tenants' namespaces.
    static func tenants(_ rules: AdmissionRule..., labelled objects: LabelSelector? = nil) -> AdmissionMatch {
        AdmissionMatch(
            namespaceSelector: .init(matchExpressions: [.init(key: PlatformLabels.tenantName, operator: .exists)]),
            objectSelector: objects,
            resourceRules: rules,
            matchPolicy: .equivalent
        )
    }
}

extension AdmissionRule {
    /// What makes or changes resources of a group. The scope is written out: the server fills it in, and a controller that compares
    /// lists as a whole would see a difference for ever.
    static func writing(
        _ resources: [String],
        of group: String = "",
        versions: [String] = ["v1"],
        operations: [AdmissionOperation] = [.create, .update],
        scope: AdmissionScope = .namespaced
    ) -> AdmissionRule {
        AdmissionRule(
            operations: operations,
            apiGroups: [group],
            apiVersions: versions,
            resources: resources,
            scope: scope
        )
    }
}

extension AdmissionValidation {
    /// What whoever asks may not do.
    ///
    /// - Parameter telling: an expression that gives a message with what was found; `message` stands in for it.
    static func forbidding(
        unless expression: String,
        _ message: String,
        telling messageExpression: String? = nil
    ) -> AdmissionValidation {
        AdmissionValidation(
            expression: expression,
            message: message,
            reason: .forbidden,
            messageExpression: messageExpression
        )
    }
}

extension MatchCondition {
    /// The request changes a field. An update that doesn't, such as the removal of a finalizer, must pass even where the object is
    /// older than the policy, or it could never be deleted.
    static func changing(_ fields: String...) -> MatchCondition {
        // Dynamic, as the server checks expressions against the schema, and a list is not null there.
        let differences = fields.map { "dyn(object).?\($0).orValue(null) != dyn(oldObject).?\($0).orValue(null)" }
        return MatchCondition(
            name: "changes",
            expression: (["request.operation != 'UPDATE'"] + differences).joined(separator: "\n|| ")
        )
    }
}
