import YAML

extension Panel {
    /// A panel of a dashboard's JSON. What is missing or of another type is as if it were left out.
    init(node: YAMLNode, key: String, section: String) {
        self.key = key
        self.section = section
        id = node["id"]?.jsonInteger
        type = node.string("type") ?? (node["libraryPanel"] == nil ? "" : "library panel")
        title = node.string("title") ?? ""
        grid = GridPlace(panel: node)
        let source = node["datasource"]
        targets =
            (node["targets"]).map { targets in
                targets.elements.prefix(DashboardLimits.targets).enumerated().map { index, target in
                    Target(node: target, index: index, panelSource: source)
                }
            } ?? []
        let defaults = node["fieldConfig"]?["defaults"]
        unit = defaults?.string("unit") ?? ""
        bounds = (defaults?["min"]?.jsonNumber, defaults?["max"]?.jsonNumber)
        green = defaults?["thresholds"].flatMap(Self.green)
        maxDataPoints = node["maxDataPoints"]?.jsonInteger
        interval = node.string("interval") ?? ""
        json = node.json(without: ["panels"])
        fields = node.flattened(without: ["panels", "id", "gridPos", "targets", "title", "type"])
    }

    /// From the threshold that is green up to the next one.
    private static func green(_ thresholds: YAMLNode) -> ClosedRange<Double>? {
        guard thresholds.string("mode") != "percentage" else { return nil }
        let steps = (thresholds["steps"].map { Array($0.elements.prefix(20)) } ?? [])
            .map { (color: $0.string("color") ?? "", value: $0["value"]?.jsonNumber ?? -.infinity) }
            .sorted { $0.value < $1.value }
        guard steps.count > 1, let index = steps.firstIndex(where: { $0.color.hasSuffix("green") }) else { return nil }
        return steps[index].value...(index + 1 < steps.count ? steps[index + 1].value : .infinity)
    }
}

extension Panel.Target {
    fileprivate init(node: YAMLNode, index: Int, panelSource: YAMLNode?) {
        refID = node.string("refId") ?? "\(index + 1)"
        expression = node.string("expr") ?? ""
        legend = node.string("legendFormat") ?? ""
        // Grafana runs a query that says neither over the range (pkg/promlib/models/query.go).
        isInstant = (node.bool("instant") ?? false) && !(node.bool("range") ?? false)
        isHidden = node.bool("hide") ?? false
        interval = node.string("interval") ?? ""
        format = node.string("format") ?? "time_series"
        foreignSource = Self.foreignSource(node["datasource"]) ?? Self.foreignSource(panelSource)
    }

    /// The type that a data source says, where that is another than Prometheus. One that is named, or by a variable, may be one.
    private static func foreignSource(_ source: YAMLNode?) -> String? {
        guard let type = source?.string("type"), !["", "prometheus", "datasource"].contains(type) else { return nil }
        return type.contains("prometheus") || type.hasPrefix("$") ? nil : type
    }
}

extension GridPlace {
    init(panel: YAMLNode) {
        let place = panel["gridPos"]
        self.init(
            x: place?["x"]?.jsonInteger ?? 0,
            y: place?["y"]?.jsonInteger ?? 0,
            width: place?["w"]?.jsonInteger ?? 12,
            height: place?["h"]?.jsonInteger ?? 8
        )
    }
}
