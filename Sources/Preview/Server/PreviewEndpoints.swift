import Glibc
import HTTPTypes
import ServiceRuntime
import YAML

/// What the page of a server asks for.
struct PreviewEndpoints: Sendable {
    var entries: [PageContent.Entry]
    var source: any DataSource

    /// The variables of a dashboard: what they can be, and are.
    func variables(_ request: PreviewRequest) async throws(ServiceError) -> [UInt8] {
        let (entry, span) = try find(request)
        let values = await VariableResolver(source: source, span: span).values(
            of: entry.dashboard,
            chosen: request.chosen
        )
        var writer = JSONWriter(style: .compact)
        writer.write(values)
        return writer.bytes
    }

    /// What a panel shows.
    func panel(_ request: PreviewRequest) async throws(ServiceError) -> [UInt8] {
        let (entry, span) = try find(request)
        guard let panel = entry.panels.first(where: { $0.key == request.panel }) else {
            throw ServiceError(.notFound, code: "no_such_panel", "the dashboard has no such panel")
        }
        let values = await VariableResolver(source: source, span: span).values(
            of: entry.dashboard,
            chosen: request.chosen
        )
        let data = await PanelLoader(source: source, span: span, variables: values).data(of: panel)
        var writer = JSONWriter(style: .compact, capacity: 64 << 10)
        data.write(to: &writer)
        return writer.bytes
    }

    private func find(_ request: PreviewRequest) throws(ServiceError) -> (PageContent.Entry, TimeSpan) {
        guard entries.indices.contains(request.dashboard) else {
            throw ServiceError(.notFound, code: "no_such_dashboard", "there is no such dashboard")
        }
        let entry = entries[request.dashboard]
        guard let span = TimeSpan(request.range ?? entry.range, now: time(nil)) else {
            throw .badQuery("the time range can not be read; write from=now-1h and to=now")
        }
        return (entry, span)
    }
}
