public import Configuration
public import PlatformContract

extension ConfigKey {
    /// The key of a setting of the contract.
    public init(_ setting: ServiceSetting) {
        self.init(stringLiteral: setting.key)
    }

    /// The key that an environment variable of a name is read with: of `TENANT_NAME`, `tenant.name`, whose argument is
    /// `--tenant-name`.
    public init(environment name: String) {
        self.init(name.lowercased().split(separator: "_").map(String.init))
    }
}
