extension Metric {
    /// Readings of the tenants' policies, by `ReloadOutcome`: after a failure the ones before are still in force.
    public static let llmPolicyReloads = Metric(
        "llm_policy_reloads_total",
        .counter,
        labels: [.outcome],
        help: "Readings of the tenants' policies, by outcome."
    )

    /// When the policies in force were read.
    public static let llmPolicyReloadTime = Metric(
        "llm_policy_last_reload_timestamp_seconds",
        .gauge,
        unit: .seconds,
        labels: [],
        help: "When the policies in force were read."
    )

    /// How long the policies in force have been so although newer ones are there: 0 unless those are broken.
    public static let llmPolicyAge = Metric(
        "llm_policy_stale_seconds",
        .gauge,
        unit: .seconds,
        labels: [],
        help: "How long there have been newer policies than those in force."
    )

    /// Tenants whom the policies in force name.
    public static let llmPolicyTenants = Metric(
        "llm_policy_tenants",
        .gauge,
        labels: [],
        help: "Tenants that the policies in force name."
    )

    /// Readings of the gateway's configuration, by `ReloadOutcome`.
    public static let llmConfigurationReloads = Metric(
        "llm_configuration_reloads_total",
        .counter,
        labels: [.outcome],
        help: "Readings of the gateway's configuration, by outcome."
    )

    /// How long the configuration in force has been so although a newer one is there: 0 unless that is broken.
    public static let llmConfigurationAge = Metric(
        "llm_configuration_stale_seconds",
        .gauge,
        unit: .seconds,
        labels: [],
        help: "How long there has been a newer configuration than the one in force."
    )

    /// Readings of the static credentials, by `ReloadOutcome`.
    public static let llmCredentialReloads = Metric(
        "llm_credential_reloads_total",
        .counter,
        labels: [.outcome],
        help: "Readings of the static credentials, by outcome."
    )

    /// Fetches of the keys by which the cluster's tokens are verified, by `ReloadOutcome`.
    public static let llmVerificationKeyRefreshes = Metric(
        "llm_verification_key_refreshes_total",
        .counter,
        labels: [.outcome],
        help: "Fetches of the keys that verify the cluster's tokens, by outcome."
    )

    /// When the keys by which the cluster's tokens are verified were last fetched.
    public static let llmVerificationKeyRefreshTime = Metric(
        "llm_verification_key_last_refresh_timestamp_seconds",
        .gauge,
        unit: .seconds,
        labels: [],
        help: "When the keys that verify the cluster's tokens were fetched."
    )

    /// Calls of the store that the gateway's pods count in, which it did not answer.
    public static let llmLimitStoreErrors = Metric(
        "llm_limit_store_errors_total",
        .counter,
        labels: [],
        help: "Calls of the store of the limits that failed."
    )

    /// Whether a pod counts its share for itself, because the store is away: 1 or 0.
    public static let llmLimitStoreFallback = Metric(
        "llm_limit_store_fallback_active",
        .gauge,
        labels: [],
        help: "Whether limits are counted by each pod for itself, as their store is away."
    )

    /// What the gateway tells of what it runs on: policies, keys, the store of its limits.
    static let llmOperationMetrics: [Metric] = [
        llmPolicyReloads, llmPolicyReloadTime, llmPolicyAge, llmPolicyTenants, llmConfigurationReloads,
        llmConfigurationAge, llmCredentialReloads, llmVerificationKeyRefreshes, llmVerificationKeyRefreshTime,
        llmLimitStoreErrors,
        llmLimitStoreFallback,
    ]

    /// What the gateway exports, beside `http` and `process`.
    public static let llmGateway: [Metric] =
        llmRequestMetrics + genAIMetrics + llmUpstreamMetrics + llmOperationMetrics
}
