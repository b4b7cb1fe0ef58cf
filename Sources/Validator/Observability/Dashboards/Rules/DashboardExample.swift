/// What the examples of rules about dashboards have in common: a dashboard of one panel.
enum DashboardExample {
    /// The dashboard, with some of its words replaced.
    static func tree(_ edits: KeyValuePairs<String, String> = [:]) -> Rule.Example {
        .tree(["web.json": text(edits)])
    }

    /// The text of the dashboard, with some of its words replaced.
    static func text(_ edits: KeyValuePairs<String, String> = [:]) -> String {
        edits.reduce(dashboard) { text, edit in text.replacing(edit.key, with: edit.value) }
    }

    private static let dashboard = """
        {
          "uid": "web",
          "title": "Web",
          "editable": false,
          "schemaVersion": 41,
          "templating": {"list": [
            {"type": "datasource", "name": "datasource", "label": "Data source", "query": "prometheus"}
          ]},
          "panels": [
            {
              "id": 1,
              "type": "timeseries",
              "title": "Requests",
              "description": "Requests answered a second.",
              "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8},
              "datasource": {"type": "prometheus", "uid": "${datasource}"},
              "targets": [
                {"refId": "A", "expr": "sum(rate(http_requests_total[$__rate_interval]))"}
              ],
              "fieldConfig": {"defaults": {"unit": "reqps"}, "overrides": []}
            }
          ]
        }

        """
}
