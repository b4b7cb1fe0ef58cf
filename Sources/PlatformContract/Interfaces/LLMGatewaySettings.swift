extension LLMGatewayInterface {
    /// The folder of the tenants' policies; that of ``TenantPolicyFiles`` when left out.
    public static let policiesFolder = ServiceSetting("policies.folder")
    /// The file of the gateway's configuration; that of ``GatewayConfigurationFile`` when left out.
    public static let configurationFile = ServiceSetting("configuration.file")
    /// A file with the keys of service-account tokens, instead of the API server.
    public static let keysFile = ServiceSetting("kubernetes.keysFile")
    /// A file with static credentials, for use outside a cluster.
    public static let credentialsFile = ServiceSetting("credentials.file")
}
