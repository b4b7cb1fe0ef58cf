import Diagnostics
import YAML

/// One worker's way through the dashboards: what rules about them find.
struct DashboardPass: Sendable {
    private let checks: [@Sendable (Dashboard, inout Findings) -> Void]
    private let isNeeded: Bool
    private let reportsJSON: Bool
    /// The patterns that other texts are compared with, the last that fitted first.
    private var templates: [DashboardTemplate] = []

    /// As many sorts of dashboards as one hand makes for its tenants.
    private static let templateLimit = 32

    init(rules: RuleTable) {
        checks = rules.dashboard
        isNeeded = !rules.dashboard.isEmpty || rules.asksDashboards || rules.asksDashboardJSON
        reportsJSON = rules.asksDashboardJSON
    }

    /// What is known of a file because it is the same as one in which nothing was found; `nil` when it has to be read.
    mutating func known(_ bytes: [UInt8], path: String, file: Int32) -> DashboardFacts? {
        guard !templates.isEmpty, path.hasSuffix(".json"), bytes.count <= Dashboard.annotationLimit else { return nil }
        let name = Self.name(of: path)
        guard TenantClaims.isName(name) else { return nil }
        for (index, template) in templates.enumerated() {
            guard let match = template.match(bytes, name: name) else { continue }
            if index > 0 { templates.swapAt(0, index) }
            return DashboardFacts(
                file: file,
                uid: match.uid,
                title: match.title,
                detail: .sameAs(file: template.file, claims: template.otherClaims)
            )
        }
        return nil
    }

    /// Remembers a dashboard in which nothing was found.
    mutating func learn(_ dashboard: Dashboard, file: Int32) {
        guard templates.count < Self.templateLimit, let template = DashboardTemplate(dashboard, file: file) else {
            return
        }
        templates.append(template)
    }

    /// Asks the rules about a file, if it is a dashboard.
    func check(_ bytes: [UInt8], path: String, _ findings: inout Findings) -> Dashboard? {
        guard isNeeded, path.hasSuffix(".json"), Dashboard.mayBe(in: bytes) else { return nil }
        let source = DashboardSource(path: path, file: SourceText(bytes), name: Self.name(of: path))
        return check(bytes, source, &findings)
    }

    /// Asks the rules about the dashboards in the values of an object: a ConfigMap, or a GrafanaDashboard of Grafana's operator.
    func check(_ object: ManifestObject, in bytes: [UInt8], _ findings: inout Findings) -> [Dashboard] {
        guard isNeeded, let values = object.dashboardValues else { return [] }
        var file: SourceText?
        return values.compactMap { key, value -> Dashboard? in
            let isCandidate = value.withUTF8 { value in
                value.first { !$0.isSpace } == UInt8(ascii: "{") && Dashboard.mayBe(in: Array(value))
            }
            guard isCandidate else { return nil }
            let text = file ?? SourceText(bytes)
            file = text
            let source = DashboardSource(
                path: object.path,
                file: text,
                holder: (object, value),
                name: Self.name(of: key),
                key: key
            )
            return check(value.withUTF8 { Array($0) }, source, &findings)
        }
    }

    private func check(_ bytes: [UInt8], _ source: DashboardSource, _ findings: inout Findings) -> Dashboard? {
        let text: JSONDocument
        do throws(JSONDocument.Failure) {
            text = try JSONDocument(bytes)
        } catch {
            if reportsJSON, Dashboard.isMeant(in: bytes) { findings.report(.dashboardIsNoJSON(error, source)) }
            return nil
        }
        guard let root = Dashboard.root(of: text) else { return nil }
        let dashboard = Dashboard(root, source: source)
        for check in checks { check(dashboard, &findings) }
        return dashboard
    }

    /// The name of a file without `.json`.
    static func name(of path: String) -> String {
        let name = TreePath.name(of: path)
        return name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    }
}

extension ManifestObject {
    /// The values that may be dashboards, with their keys.
    var dashboardValues: [(key: String, value: YAMLNode)]? {
        switch (kind.kind, kind.group) {
        case ("ConfigMap", ""):
            return root["data"]?.entries.compactMap { entry in
                guard entry.value.kind == .scalar, let key = entry.key.keyText else { return nil }
                return (key, entry.value)
            }
        case ("GrafanaDashboard", "grafana.integreatly.org"):
            return root.at("spec", "json").map { [(name + ".json", $0)] }
        default:
            return nil
        }
    }
}
