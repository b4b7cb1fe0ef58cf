import NIOCore
import YAML

/// Reads the answers of Prometheus's API.
enum PrometheusAnswer {
    /// The `data` of an answer.
    ///
    /// - Throws: `QueryFailure` with Prometheus's words where it refused.
    static func data(status: Int, body: ByteBuffer, of address: PrometheusAddress) throws(QueryFailure) -> YAMLNode {
        let stream = try? YAMLStream.parse(body.readableBytesView, limits: YAMLLimits(depth: 12))
        guard let root = stream?.documents.first, root.kind == .mapping, let outcome = root.string("status") else {
            throw QueryFailure(
                message:
                    "\(address.text) is no Prometheus: it answered with status \(status), and not in its API's form",
                isUnreachable: true
            )
        }
        guard outcome == "success", let data = root["data"] else {
            let message = root.string("error") ?? "status \(status)"
            throw QueryFailure(message: message.utf8.count > 2_000 ? String(message.prefix(2_000)) : message)
        }
        return data
    }

    /// A list of strings.
    static func strings(_ data: YAMLNode) throws(QueryFailure) -> [String] {
        data.elements.prefix(DashboardLimits.values).compactMap(\.jsonString)
    }

    /// The values of a query at one time: a vector, or a scalar.
    static func instant(_ data: YAMLNode, at time: Int) throws(QueryFailure) -> QueryResult {
        let result = data["result"]
        switch data.string("resultType") {
        case "vector":
            let all = result.map { Array($0.elements) } ?? []
            let series = all.prefix(DashboardLimits.series).map { node in
                Series(labels: labels(node), start: time * 1_000, step: 0, values: [sample(node["value"])?.value])
            }
            return QueryResult(series: Array(series), count: all.count)
        case "scalar":
            let value = sample(result)?.value
            return QueryResult(series: [Series(labels: [], start: time * 1_000, step: 0, values: [value])], count: 1)
        default:
            throw QueryFailure(
                message: "the query gives a \(data.string("resultType") ?? "result") that no panel shows"
            )
        }
    }

    /// The values of a query over a range: a matrix, put on the grid of the steps.
    static func range(_ data: YAMLNode, start: Int, end: Int, step: Int) throws(QueryFailure) -> QueryResult {
        guard data.string("resultType") == "matrix" else {
            throw QueryFailure(
                message: "the query gives a \(data.string("resultType") ?? "result") that no panel shows"
            )
        }
        let all = data["result"].map { Array($0.elements) } ?? []
        let count = (end - start) / step + 1
        let series = all.prefix(DashboardLimits.series).map { node in
            var values: [Double?] = Array(repeating: nil, count: count)
            for point in node["values"]?.elements ?? node.elements {
                guard let (time, value) = sample(point) else { continue }
                let index = (time - start + step / 2) / step
                if values.indices.contains(index) { values[index] = value }
            }
            return Series(labels: labels(node), start: start, step: step, values: values)
        }
        return QueryResult(series: Array(series), count: all.count)
    }

    private static func labels(_ node: YAMLNode) -> [Series.Label] {
        guard let metric = node["metric"] else { return [] }
        return metric.entries.map { Series.Label(name: $0.key.text, value: $0.value.text) }.sorted { $0.name < $1.name }
    }

    /// `[1435781430.781, "1"]`: seconds, and the value as text, `NaN` and `+Inf` among them.
    private static func sample(_ node: YAMLNode?) -> (time: Int, value: Double)? {
        guard let node, let time = node[0]?.jsonNumber, abs(time) < 1e12, let text = node[1]?.jsonString,
            let value = Double(text)
        else { return nil }
        return (Int((time * 1_000).rounded()), value)
    }
}
