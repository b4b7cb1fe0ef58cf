import HTTPTypes

extension HTTPField.Name {
    static let referrerPolicy = named("Referrer-Policy")
    static let secFetchSite = named("Sec-Fetch-Site")

    private static func named(_ name: String) -> Self {
        guard let name = Self(name) else { preconditionFailure("'\(name)' is no name of a header") }
        return name
    }
}
