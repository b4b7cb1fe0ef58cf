extension APIValidation {
    /// `policy` and `autoscaling`.
    static let policyChecks: [ObjectKind: Check] = [
        .podDisruptionBudget: PodDisruptionBudgetValidation.check,
        .horizontalPodAutoscaler: HorizontalPodAutoscalerValidation.check,
    ]
}

extension RuleCatalogue {
    /// The rules of ``APIValidation/policyChecks``.
    static let policyRules: [Rule] = [
        .disruptionBudget, .autoscalerReplicas, .autoscalerTarget, .autoscalerMetric, .autoscalerBehavior,
    ]
}
