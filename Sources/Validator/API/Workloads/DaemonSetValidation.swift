import YAML

/// `apps.DaemonSet` (pkg/apis/apps/validation/validation.go, `ValidateDaemonSet`).
enum DaemonSetValidation {
    static func check(_ object: ManifestObject, _ errors: inout FieldErrors) {
        MetadataValidation.check(object, nameRule: .dns1123Subdomain, &errors)
        let spec = object.root.field("spec") ?? object.root
        WorkloadTemplate.checkSelector(spec, &errors)
        WorkloadTemplate.check(spec, &errors)
        errors.check(spec.field("minReadySeconds"), isIn: 0...Int.max, .workloadCount)
        errors.check(spec.field("revisionHistoryLimit"), isIn: 0...Int.max, .workloadCount)
        if let strategy = spec.field("updateStrategy") { checkStrategy(strategy, &errors) }
    }

    /// `ValidateDaemonSetUpdateStrategy`, with the defaults of pkg/apis/apps/v1/defaults.go (`SetDefaults_DaemonSet`).
    private static func checkStrategy(_ strategy: YAMLNode, _ errors: inout FieldErrors) {
        let type = strategy.text("type", default: "RollingUpdate")
        guard type != "OnDelete" else { return }
        guard type == "RollingUpdate" else {
            errors.add(
                .rollingUpdate,
                at: strategy.field("type") ?? strategy,
                "the strategy '\(type)' has to be 'RollingUpdate' or 'OnDelete'"
            )
            return
        }
        guard let update = strategy.field("rollingUpdate") else { return }
        let unavailable = RollingCount(update.field("maxUnavailable"), default: 1, mayExceedAll: false, &errors)
        let surge = RollingCount(update.field("maxSurge"), default: 0, mayExceedAll: false, &errors)
        switch (unavailable.value != 0, surge.value != 0) {
        case (true, true):
            errors.add(
                .rollingUpdate,
                at: surge.node ?? update,
                unavailable.node == nil
                    ? "'maxUnavailable' is 1 by default; set it to 0 beside 'maxSurge'"
                    : "an update either takes pods away or adds some: set 'maxUnavailable' or 'maxSurge' to 0"
            )
        case (false, false):
            errors.add(
                .rollingUpdate,
                at: unavailable.node ?? update,
                "an update takes a pod away or adds one: 'maxUnavailable' and 'maxSurge' may not both be 0"
            )
        default: break
        }
    }
}
