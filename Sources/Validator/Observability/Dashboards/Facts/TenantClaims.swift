import PromQL

/// Whose a dashboard may be, and whose series its queries ask for.
enum TenantClaims {
    /// Labels that tell tenants apart: either is enough.
    static let labels = ["tenant", "namespace"]

    /// The most names that are looked into, and the most leaks of each.
    private static let nameLimit = 8
    private static let leakLimit = 50

    /// Which names make the dashboard a tenant's: its file's or key's, a tag, a constant `tenant` or `namespace`.
    static func names(of dashboard: Dashboard) -> [String] {
        var names = [dashboard.source.name]
        names += (dashboard.root["tags"]?.elements ?? []).compactMap(\.string)
        names += dashboard.variables.filter { labels.contains($0.name) }.compactMap(\.constant)
        var unique: [String] = []
        for name in names where isName(name) && !unique.contains(name) && unique.count < nameLimit {
            unique.append(name)
        }
        return unique
    }

    /// Whether a namespace may have the name (RFC 1123).
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 63 else { return false }
        let hyphen = UInt8(ascii: "-")
        guard first != hyphen, last != hyphen else { return false }
        return text.utf8.allSatisfy { $0.isASCIIDigit || (0x61...0x7A).contains($0) || $0 == hyphen }
    }

    static func all(of dashboard: Dashboard) -> [DashboardFacts.Claim] {
        let constants = Dictionary(
            dashboard.variables.compactMap { variable in variable.constant.map { (variable.name, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        return names(of: dashboard).map { name in
            var leaks: [DashboardFacts.Leak] = []
            for query in dashboard.queries {
                for selector in query.parsed?.selectors ?? [] where leaks.count < leakLimit {
                    guard !selector.matchers.contains(where: { $0.confines(to: name, constants) }) else { continue }
                    let range = selector.nameRange ?? selector.range
                    leaks.append(
                        DashboardFacts.Leak(
                            place: query.place(of: range, in: dashboard),
                            selector: selector.metricName ?? "a query"
                        )
                    )
                }
            }
            return DashboardFacts.Claim(tenant: name, leaks: leaks)
        }
    }
}

extension LabelMatcher {
    /// Whether only series of a tenant match: by its name itself, or by a constant that holds it. A pattern that is more than the name
    /// may match another tenant, if not today then the next one.
    fileprivate func confines(to tenant: String, _ constants: [String: String]) -> Bool {
        guard TenantClaims.labels.contains(name), comparison == .equal || comparison == .matches else { return false }
        guard isTemplated else { return value == tenant }
        guard variables.count == 1, value == variables[0].text else { return false }
        return constants[variables[0].name] == tenant
    }
}
