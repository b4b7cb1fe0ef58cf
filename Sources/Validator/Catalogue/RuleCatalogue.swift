public import Diagnostics

/// Every rule there is.
public enum RuleCatalogue: Sendable {
    /// The rules, by category and then by id.
    public static let all = [
        syntax, schema, api, securityRules, isolation, references, capacityRules, observability, gitops, secretsRules,
        drift, suppressions,
    ]
    .joined()
    .sorted { left, right in
        left.category == right.category ? left.id < right.id : left.category.rank < right.category.rank
    }

    /// The rule of an id; `nil` when there is none.
    public static func rule(_ id: Diagnostic.ID) -> Rule? {
        byID[id]
    }

    /// The rule of a name that someone typed.
    ///
    /// - Throws: `UnknownRule`, with the nearest name, when there is none.
    public static func rule(named name: String) throws(UnknownRule) -> Rule {
        if let rule = byID[Diagnostic.ID(rawValue: name)] { return rule }
        throw UnknownRule(name: name, nearest: NearestName.find(name, among: all.map(\.id.rawValue)))
    }

    /// The rules about secrets: what they point to is to be shown to nobody.
    public static let secretive = Set(secretsRules.map(\.id))

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    private static let syntax: [Rule] = [
        .base60Number, .booleanWord, .exponentNumber, .nonFiniteNumber, .nonStringKey, .octalNumber,
        .reservedScalar, .timestamp, .underscoredNumber, .aliasExpansion, .controlCharacter, .depthLimit,
        .duplicateKey, .invalidEncoding, .invalidMerge, .mistypedTag, .recursiveAlias, .tabIndentation,
        .undefinedAlias, .unsupportedKey, .yamlSyntax, .alias, .byteOrderMark, .carriageReturn,
        .emptyDocument, .explicitTag, .mergeKey, .separatorContent, .fileSize, .outsideLink,
        .unreadableFile,
    ]

    private static let schema: [Rule] = schemaRules

    private static let api: [Rule] = [
        metadataRules, podRules, containerRules, volumeRules, placementRules, hostRules, workloadRules, coreRules,
        networkingRules, rbacRules, policyRules, admissionRules, extensionRules, customResourceRules,
    ]
    .flatMap(\.self)

    private static let references: [Rule] = [
        .budgetSelectsNothing, .duplicateKustomizationEntry, .duplicateMountPath, .duplicateObject,
        .missingKustomizationEntry, .monitorSelectsNothing, .policyPeerSelectsNothing, .policySelectsNothing,
        .scrapeSelectsNothing, .selectorMismatch, .serviceSelectsNothing, .staticPodAddress, .strayManifest,
        .unknownConfigMap, .unknownConfigMapKey, .unknownMonitorPort, .unknownMountedFile, .unknownNamespace,
        .unknownPolicyPort, .unknownPriorityClass, .unknownProbePort, .unknownRole, .unknownScaleTarget,
        .unknownSecret, .unknownSecretKey, .unknownSecretStore, .unknownServiceAccount, .unknownSubject,
        .unknownTargetPort, .unknownVolume, .unusedVolume,
    ]

    private static let observability: [Rule] = [ruleFileRules, dashboardRules, monitorRules].flatMap(\.self)

    private static let isolation: [Rule] = [
        networkIsolationRules, rightsIsolationRules, dataIsolationRules, admissionIsolationRules,
        monitoringIsolationRules,
    ]
    .flatMap(\.self)

    private static let gitops: [Rule] = [.canonicalQuantity] + deliveryRules

    private static let drift: [Rule] = [
        .driftForeign, .driftHandEdited, .driftMissing, .driftStale,
    ]

    private static let suppressions: [Rule] = [.expiredSuppression, .invalidSuppression, .unusedSuppression]
}

extension Category {
    fileprivate var rank: Int { Category.allCases.firstIndex(of: self) ?? 0 }
}
