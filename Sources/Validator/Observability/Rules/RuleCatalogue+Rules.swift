extension RuleCatalogue {
    /// The rules about Prometheus' own rules, and where its alerts go.
    static let ruleFileRules: [Rule] = [
        .unknownReceiver, .unusedReceiver, .duplicateReceiver, .unknownTimeInterval, .alertMatcher, .inhibition,
        .rateOfGauge, .counterWithoutRate, .rateRange, .instantRateInAlert, .rateOfAggregation, .bucketLabelLost,
        .labelPattern, .impossibleQuery, .joinMismatch, .promqlSyntax, .unknownMetric, .unknownMetricLabel,
        .unknownRecording, .missingMatcher, .lostLabel, .enforcedNamespace, .thresholdNeverReached, .constantCondition,
        .alertWithoutComparison, .fragileQuery, .divisionInAggregation, .alertFor, .alertSeverity, .alertAnnotation,
        .alertTemplate, .templateLabel, .valueInLabel, .absentAlert, .ruleName, .ruleField, .ruleDuration, .ruleLabel,
        .duplicateRule, .duplicateGroup, .groupInterval,
    ]
}
