import Diagnostics

extension RuleSelection {
    /// The rules that an audit asks.
    public static let audit = RuleSelection(AuditCheck.auditedCategories)
}

extension Validator {
    /// Holds every tenant of a tree to every control.
    ///
    /// The rules are asked once. Those that the configuration has switched off are not, and what they would prove is then not
    /// provable.
    ///
    /// - Parameter source: what the report says it is of.
    public func audit(_ tree: ManifestTree, source: AuditSource) async -> AuditReport {
        let (found, suppressions, index) = await examine(tree)
        var ledger = SuppressionLedger(suppressions, policy: policy, today: today)
        let settled = ledger.settle(found, asked: Set(rules.rules.map(\.id)), tree: tree)
        let asked = Set(rules.rules.map(\.id))
        let off = Set(RuleCatalogue.all.map(\.id)).subtracting(asked).union(policy.rulesThatAreOffSomewhere)
        let checks = AuditCheck.all.map { ($0, $0.rules(among: RuleCatalogue.all)) }
        let subjects = AuditSubjects(settled, index)
        return AuditReport(
            source: source,
            controls: checks.map { AuditControl($0, rules: $1) },
            rows: subjects.all.map { subject in
                AuditRow(
                    tenant: subject.tenant,
                    namespaces: subject.namespaces,
                    verdicts: checks.map { $0.verdict(on: subject, rules: $1, off: off) }
                )
            }
        )
    }
}

/// Every tenant with what was found of it, and the platform.
private struct AuditSubjects {
    private var findings = AuditFindings<Diagnostic>()
    private var accepted = AuditFindings<AuditVerdict.AcceptedFinding>()
    private let index: ManifestIndex
    private let pullsWithSecrets: Bool

    init(_ report: ValidationReport, _ index: ManifestIndex) {
        self.index = index
        pullsWithSecrets = index.objects.contains { object in
            switch object.content {
            case .pods(let pods): pods.workload?.facts.pullsWithSecrets == true
            case .capacity(.pullingAccount): true
            default: false
            }
        }
        let owners = FindingOwners(index)
        for finding in report.findings { findings.add(finding, of: finding.id, owners.owners(of: finding)) }
        for finding in report.suppressed {
            guard let acceptance = report.acceptances[finding] else { continue }
            let value = AuditVerdict.AcceptedFinding(finding: finding, acceptance: acceptance)
            accepted.add(value, of: finding.id, owners.owners(of: finding))
        }
    }

    var all: [AuditSubject] {
        let tenancy = index.tenancy
        let platform = index.usedNamespaces.filter { !$0.isEmpty && tenancy.tenant(ofNamespace: $0) == nil }
        return tenancy.tenants.map { subject($0, tenancy.namespaces(of: $0)) } + [subject(nil, platform)]
    }

    private func subject(_ tenant: String?, _ namespaces: [String]) -> AuditSubject {
        AuditSubject(
            index: index,
            tenant: tenant,
            namespaces: namespaces,
            treePullsWithSecrets: pullsWithSecrets,
            findings: findings.of(tenant),
            accepted: accepted.of(tenant)
        )
    }
}

/// What was found, by whom it concerns and by rule; what concerns everyone is held once.
private struct AuditFindings<Value> {
    private var byOwner: [String?: [Diagnostic.ID: [Value]]] = [:]
    private var common: [Diagnostic.ID: [Value]] = [:]

    mutating func add(_ value: Value, of rule: Diagnostic.ID, _ owners: FindingOwners.Owners) {
        switch owners {
        case .everyone: common[rule, default: []].append(value)
        case .platform: byOwner[nil, default: [:]][rule, default: []].append(value)
        case .tenants(let tenants):
            for tenant in tenants { byOwner[tenant, default: [:]][rule, default: []].append(value) }
        }
    }

    func of(_ tenant: String?) -> [Diagnostic.ID: [Value]] {
        guard let own = byOwner[tenant] else { return common }
        return own.merging(common) { $0 + $1 }
    }
}
