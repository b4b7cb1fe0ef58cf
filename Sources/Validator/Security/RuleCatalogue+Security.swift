extension RuleCatalogue {
    /// Rules about what pods may do, where their images come from, and what a careful reviewer asks of a workload.
    static let securityRules: [Rule] = [
        podSecurityRules, imageRules, accountRules, hardeningRules, operationRules,
    ]
    .flatMap(\.self)

    /// The Pod Security Standards, and what else depends on the level of a namespace or on whose it is.
    ///
    /// A file whose pods keep the strictest level is not read again for them.
    static let podSecurityRules: [Rule] = [
        .podSecurityAppArmor, .podSecurityCapabilities, .podSecurityDropCapabilities, .podSecurityHostNamespaces,
        .podSecurityHostPath, .podSecurityHostPort, .podSecurityHostProbe, .podSecurityPrivilegeEscalation,
        .podSecurityPrivileged, .podSecurityProcMount, .podSecurityRunAsNonRoot, .podSecurityRunAsUser,
        .podSecuritySELinux, .podSecuritySeccomp, .podSecuritySysctl, .podSecurityVolumeType,
        .podSecurityWindowsHostProcess, .podSecurityLevel, .podSecurityVersion, .runtimeSocket, .sensitiveHostPath,
        .writableHostPath, .apiServerToken,
    ]

    private static let imageRules: [Rule] = [.imageDigest, .imagePullPolicy, .imageRegistry, .imageTag]

    private static let accountRules: [Rule] = [
        .automountedToken, .defaultServiceAccount, .deprecatedServiceAccount,
    ]

    private static let hardeningRules: [Rule] = [
        .ephemeralStorageLimit, .identicalProbes, .livenessProbe, .lowUserID, .memoryLimit, .readOnlyRootFilesystem,
        .readinessProbe, .resourceRequests, .secretInEnvironment, .sharedProcessNamespace, .sshPort,
    ]

    private static let operationRules: [Rule] = [
        .autoscalerMinimum, .blockingDisruptionBudget, .cronJobDeadline, .defaultNamespace, .exposedService,
        .installAtStart, .jobTimeToLive, .missingDisruptionBudget, .podSpread, .recreateStrategy, .singleReplica,
        .toleratedTaints, .unhealthyPodEviction,
    ]
}
