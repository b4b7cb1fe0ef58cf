import Foundation
import TestSupport
import Testing

@testable import Preview

struct PrometheusTests {
    private static let span = TimeSpan(last: 60, before: 1_000)

    private func query(_ expression: String, isInstant: Bool = false) -> PanelQuery {
        PanelQuery(expression: expression, span: Self.span, step: 20_000, isInstant: isInstant, unit: "", legend: "")
    }

    private func ask(
        _ answer: String,
        status: String = "200 OK",
        isInstant: Bool = false
    ) async throws -> (result: QueryResult, request: HTTPMessage) {
        let server = try ScriptedServer { _, socket in try socket.respond(answer, status: status) }
        let source = try PrometheusSource(try #require(PrometheusAddress(server.url + "/prefix/")))
        let result = try await source.result(of: query("sum(up{a=\"b c\"})", isInstant: isInstant))
        return (result, try #require(server.requests.first))
    }

    @Test func `asks a query over a range, and puts the values on its grid`() async throws {
        let (result, request) = try await ask(
            """
            {"status":"success","data":{"resultType":"matrix","result":[
             {"metric":{"job":"x","__name__":"up"},"values":[[940,"1"],[960.004,"NaN"],[1000,"+Inf"]]},
             {"metric":{},"values":[[5,"7"],[980,"1e3"],["x",1],[]]}]}}
            """
        )
        #expect(request.method == "POST")
        #expect(request.path == "/prefix/api/v1/query_range")
        #expect(request.text == "query=sum%28up%7Ba%3D%22b%20c%22%7D%29&start=940&end=1000&step=20&timeout=30s")
        #expect(result.count == 2)
        #expect(result.series[0].labels.map(\.name) == ["__name__", "job"])
        #expect(result.series[0].values.map { $0.map { "\($0)" } } == ["1.0", "nan", nil, "inf"])
        #expect(result.series[1].values == [nil, nil, 1_000, nil])
    }

    @Test func `asks for the value of a moment`() async throws {
        let vector =
            #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"value":[1000,"2.5"]}]}}"#
        let (result, request) = try await ask(vector, isInstant: true)
        #expect(request.path == "/prefix/api/v1/query")
        #expect(request.text.contains("&time=1000&"))
        #expect(
            result.series == [Series(labels: [.init(name: "a", value: "b")], start: 1_000_000, step: 0, values: [2.5])]
        )
        let scalar = try await ask(
            #"{"status":"success","data":{"resultType":"scalar","result":[1000,"3"]}}"#,
            isInstant: true
        )
        #expect(scalar.result.series[0].values == [3])
    }

    @Test func `keeps no more series than a panel shows, and says how many there were`() async throws {
        let one = #"{"metric":{"a":"b"},"values":[[940,"1"]]}"#
        let all = Array(repeating: one, count: DashboardLimits.series + 7).joined(separator: ",")
        let (result, _) = try await ask(#"{"status":"success","data":{"resultType":"matrix","result":[\#(all)]}}"#)
        #expect(result.series.count == DashboardLimits.series)
        #expect(result.count == DashboardLimits.series + 7)
    }

    @Test(
        arguments: [
            (
                #"{"status":"error","errorType":"bad_data","error":"1:4: parse error"}"#, "400 Bad Request",
                "1:4: parse error", false
            ),
            ("<html>", "200 OK", "is no Prometheus", true), ("", "502 Bad Gateway", "status 502", true),
            (
                #"{"status":"success","data":{"resultType":"string","result":[1,"x"]}}"#, "200 OK",
                "that no panel shows", false
            ),
            (#"{"status":"success"}"#, "200 OK", "status 200", false),
            ("[[[[[[[[[[[[[[[[[[[[", "200 OK", "is no Prometheus", true),
        ]
    )
    func `tells what a Prometheus refused, and what is none`(
        answer: String,
        status: String,
        words: String,
        isUnreachable: Bool
    ) async throws {
        let failure = await #expect(throws: QueryFailure.self) { try await ask(answer, status: status) }
        #expect(failure?.message.contains(words) == true, "\(String(describing: failure))")
        #expect(failure?.isUnreachable == isUnreachable)
    }

    @Test func `tells that nobody listens`() async throws {
        let server = try ScriptedServer { _, _ in }
        let address = try #require(PrometheusAddress(server.url))
        server.stop()
        let preview = try Preview([], source: .prometheus(address))
        let problem = await #expect(throws: Preview.Problem.self) { try await preview.checkSource() }
        #expect(problem?.description.contains("Prometheus at \(address.text) gives no answer: ") == true)
    }

    @Test(
        arguments: [
            "", "localhost:9090", "ftp://x", "http://", "http://user:secret@x", "http://x/?a=b", "http://x#y",
            "http://x y", "file:///etc/passwd",
        ]
    )
    func `takes no other address`(text: String) {
        #expect(PrometheusAddress(text) == nil)
    }

    @Test func `asks few queries at once`() async throws {
        let (running, most) = (Locked(0), Locked(0))
        let server = try ScriptedServer { _, socket in
            running.change { $0 += 1 }
            most.change { $0 = max($0, running.current) }
            usleep(20_000)
            running.change { $0 -= 1 }
            try socket.respond(#"{"status":"success","data":{"resultType":"matrix","result":[]}}"#)
        }
        let panels = (1...30).map { panel("P\($0)", "up + \($0)", id: $0) }.joined(separator: ",")
        let address = try #require(PrometheusAddress(server.url))
        _ = try await Preview([try dashboard(panels: panels)], source: .prometheus(address)).page(at: 1_000_000)
        #expect(server.requests.count == 30)
        #expect(most.current <= PrometheusSource.concurrency)
        #expect(most.current > 1)
    }
}
