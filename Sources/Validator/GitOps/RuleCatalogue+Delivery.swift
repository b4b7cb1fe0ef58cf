extension RuleCatalogue {
    /// Rules about what Argo CD and Flux are told to do.
    static let deliveryRules: [Rule] = [
        // What is applied
        .unknownSyncPath, .folderClaimedTwice, .unclaimedFolder, .objectAppliedTwice, .unknownSyncSource,
        .crossNamespaceReference, .unpinnedRevision, .fluxDuration,
        // In which order
        .unknownDependency, .dependencyCycle, .applyOrder, .waveOrder,
        // With which permission
        .unknownProject, .defaultProject, .projectNamespace, .projectSource, .projectDestination, .projectKind,
        .projectExcess, .tenantProject, .invalidProject, .unknownSyncAccount, .accountRights, .tenantAccount,
        .targetNamespace,
        // What is deleted
        .unguardedPrune, .allowEmpty, .pruneLast, .createNamespace, .applicationSetGuards,
        // What is built
        .substitutedText, .noManifest, .directoryBesideKustomization,
        // Whether it settles
        .managedReplicas, .serverSetField, .applySize,
    ]
}
