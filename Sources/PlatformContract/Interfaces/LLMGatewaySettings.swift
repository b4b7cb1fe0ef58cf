extension LLMGatewayInterface {
    /// The default model (`OPENAI_MODEL`), in place of the configuration's.
    public static let model = ServiceSetting("openai.model")
    /// The address of the first upstream's chat completions (`OPENAI_ENDPOINT`), in place of the configuration's. Both are for a
    /// gateway that is run by hand: a Deployment sets neither, as its configuration has both and is read again when it changes.
    public static let endpoint = ServiceSetting("openai.endpoint")
    /// The folder of the tenants' policies; that of ``TenantPolicyFiles`` when left out.
    public static let policiesFolder = ServiceSetting("policies.folder")
    /// The file of the gateway's configuration; that of ``GatewayConfigurationFile`` when left out.
    public static let configurationFile = ServiceSetting("configuration.file")
    /// A file with the keys of service-account tokens, instead of the API server.
    public static let keysFile = ServiceSetting("kubernetes.keysFile")
    /// A file with static credentials, for use outside a cluster.
    public static let credentialsFile = ServiceSetting("credentials.file")
}
