import NIOCore
import UpstreamHTTP
import YAML

/// A Prometheus, asked by its HTTP API (https://prometheus.io/docs/prometheus/latest/querying/api/).
struct PrometheusSource: DataSource {
    private let client: UpstreamClient
    private let address: PrometheusAddress
    private let places: Places

    /// Queries at once: a preview must not be what a Prometheus is busy with.
    static let concurrency = 6

    /// Bytes of an answer.
    private static let answerLimit = 32 << 20

    private static let limits = UpstreamTimeLimits(
        connect: .seconds(5),
        firstByte: .seconds(30),
        idle: .seconds(15),
        total: .seconds(60)
    )

    init(_ address: PrometheusAddress) throws(UpstreamError) {
        self.address = address
        client = try UpstreamClient(.init(connectionsPerHost: Self.concurrency))
        places = Places(Self.concurrency)
    }

    var name: DataSourceName { .prometheus(address.text) }

    func result(of query: PanelQuery) async throws(QueryFailure) -> QueryResult {
        if query.isInstant {
            let form = [("query", query.expression), ("time", "\(query.span.end)"), ("timeout", "30s")]
            return try PrometheusAnswer.instant(try await ask("query", form), at: query.span.end)
        }
        // Aligned to the step, as Grafana asks, so that points stay in place from one refresh to the next.
        let step = query.step
        let start = query.span.start * 1_000 / step * step
        let end = query.span.end * 1_000 / step * step
        let form = [
            ("query", query.expression), ("start", Self.seconds(start)), ("end", Self.seconds(end)),
            ("step", Self.seconds(step)), ("timeout", "30s"),
        ]
        return try PrometheusAnswer.range(try await ask("query_range", form), start: start, end: end, step: step)
    }

    func values(ofLabel label: String, selector: String?, in span: TimeSpan) async throws(QueryFailure) -> [String] {
        var query = [("start", "\(span.start)"), ("end", "\(span.end)"), ("limit", "\(DashboardLimits.values)")]
        if let selector { query.append(("match[]", selector)) }
        let path = "label/\(label)/values?" + Self.encoded(query)
        let answer = try await send(UpstreamRequest(.get, address.api(path), limits: Self.limits))
        return try PrometheusAnswer.strings(answer)
    }

    /// Whether anybody answers there.
    func check() async throws(QueryFailure) {
        _ = try await ask("query", [("query", "1")])
    }

    private func ask(_ name: String, _ form: [(String, String)]) async throws(QueryFailure) -> YAMLNode {
        let request = UpstreamRequest(
            .post(ByteBuffer(string: Self.encoded(form))),
            address.api(name),
            headers: [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")],
            limits: Self.limits
        )
        return try await send(request)
    }

    private func send(_ request: UpstreamRequest) async throws(QueryFailure) -> YAMLNode {
        await places.enter()
        defer { places.leave() }
        let status: Int
        let body: ByteBuffer
        do throws(UpstreamError) {
            let response = try await client.send(request)
            status = response.head.status
            body = try await response.body.collect(upTo: Self.answerLimit)
        } catch {
            throw QueryFailure(message: "Prometheus at \(address.text) gives no answer: \(error)", isUnreachable: true)
        }
        return try PrometheusAnswer.data(status: status, body: body, of: address)
    }

    private static func encoded(_ pairs: [(String, String)]) -> String {
        pairs.map { "\(PercentEncoding.encoded($0.0))=\(PercentEncoding.encoded($0.1))" }.joined(separator: "&")
    }

    /// Milliseconds as seconds: `1.5`.
    private static func seconds(_ milliseconds: Int) -> String {
        let rest = milliseconds % 1_000
        return rest == 0 ? "\(milliseconds / 1_000)" : "\(Double(milliseconds) / 1_000)"
    }
}
