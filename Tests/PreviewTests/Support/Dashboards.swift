import Foundation
import TestSupport

@testable import Preview

/// A dashboard of a text of JSON.
func dashboard(_ json: String, path: String = "folder/file.json") throws -> Dashboard? {
    try Dashboard(path: path, json: Array(json.utf8))
}

/// A dashboard with these panels and variables.
func dashboard(panels: String, variables: String = "", uid: String = "test", title: String = "Test") throws -> Dashboard
{
    let json =
        """
        {"uid": "\(uid)", "title": "\(title)", "time": {"from": "now-1h", "to": "now"}, "timezone": "utc",
         "templating": {"list": [\(variables)]}, "panels": [\(panels)]}
        """
    guard let dashboard = try dashboard(json) else { throw NoDashboard() }
    return dashboard
}

/// A panel's JSON.
func panel(_ title: String, _ expression: String, id: Int = 1, more: String = "") -> String {
    let text = expression.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return """
        {"id": \(id), "type": "timeseries", "title": "\(title)", "gridPos": {"x": 0, "y": \(id * 8), "w": 12, "h": 8}\(more),
         "targets": [{"refId": "A", "expr": "\(text)", "legendFormat": "{{tenant}}"}]}
        """
}

struct NoDashboard: Error {}

/// The repository's dashboard with a panel of each type.
let everyPanel = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/every-panel.json")

func everyPanelDashboard() throws -> Dashboard {
    guard let dashboard = try Dashboard(path: "every-panel.json", json: Array(Data(contentsOf: everyPanel))) else {
        throw NoDashboard()
    }
    return dashboard
}
