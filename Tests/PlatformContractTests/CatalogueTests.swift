import PlatformContract
import Testing

private let others = Metric.all.dropFirst(Metric.services.count)

@Test(arguments: others)
func `a metric of others says who exports it and where that is written`(metric: Metric) {
    #expect(!metric.exporter.name.isEmpty && metric.exporter != .services)
    #expect(!metric.source.isEmpty)
    #expect(metric.help.hasSuffix("."))
    #expect(Set(metric.labels).count == metric.labels.count)
    #expect(metric.buckets == metric.buckets.sorted())
    #expect(metric.kind == .histogram || metric.buckets.isEmpty)
}

@Test(arguments: Metric.all)
func `names are of Prometheus' alphabet`(metric: Metric) {
    let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_".utf8)
    let digits = Set("0123456789".utf8)
    for name in [metric.name] + metric.labels.map(\.rawValue) + metric.targetLabels.map(\.rawValue) {
        #expect(name.utf8.first.map(letters.contains) == true, "\(name)")
        #expect(name.utf8.allSatisfy { letters.contains($0) || digits.contains($0) }, "\(name)")
    }
}

/// Prometheus' clients for Go refuse others, but exporters write some by hand.
@Test func `a counter's name ends as counters' do, but for those that are known not to`() {
    let odd = others.filter { $0.kind == .counter && !$0.name.hasSuffix("_total") }.map(\.name)
    #expect(
        Set(odd) == [
            "container_memory_failcnt", "kubelet_evictions", "externalsecret_sync_calls_error",
            "externalsecret_provider_api_calls_count", "certmanager_controller_sync_call_count",
            "certmanager_controller_sync_error_count", "certmanager_http_acme_client_request_count",
        ]
    )
    #expect(others.filter { $0.kind == .gauge && $0.name.hasSuffix("_total") }.isEmpty == false)
}

@Test func `an exporter names each metric once, and a name is of one kind`() {
    var kinds: [String: Metric.Kind] = [:]
    var seen: Set<[String]> = []
    for metric in Metric.all {
        #expect(seen.insert([metric.exporter.name, metric.name]).inserted, "\(metric.name)")
        for series in metric.series {
            let known = kinds.updateValue(metric.kind, forKey: series.name)
            #expect(known == nil || known == metric.kind, "\(series.name)")
        }
    }
}

@Test func `series are found by the names that queries have`() throws {
    let catalogue = Metric.catalogue
    let bucket = try #require(catalogue.find("http_request_duration_seconds_bucket"))
    #expect(bucket.metric == .httpRequestDuration)
    #expect(bucket.kind == .counter)
    #expect(bucket.series.labels.contains(.le))
    #expect(catalogue.find("http_request_duration_seconds") == nil)

    let pauses = try #require(catalogue.find("go_gc_duration_seconds"))
    #expect(pauses.kind == .gauge)
    #expect(pauses.series.labels.contains(.quantile))
    #expect(catalogue.find("go_gc_duration_seconds_count")?.kind == .counter)
    #expect(catalogue.find("go_gc_duration_seconds_count")?.series.labels.contains(.quantile) == false)
    #expect(catalogue.find("go_gc_duration_seconds_bucket") == nil)

    #expect(catalogue.find("kube_pod_inf") == nil)
    #expect(Set(catalogue.names) == Set(Metric.all.flatMap(\.series).map(\.name)))
}

@Test func `labels are those after scraping`() throws {
    let catalogue = Metric.catalogue
    let phase = try #require(catalogue.find("kube_pod_status_phase"))
    #expect(
        phase.series.labels.map(\.rawValue).sorted() == [
            "container", "endpoint", "instance", "job", "namespace", "phase", "pod", "service", "uid",
        ]
    )
    #expect(phase.hasAllLabels)
    #expect(catalogue.find("kube_pod_labels")?.hasAllLabels == false)
    #expect(catalogue.find("container_memory_working_set_bytes")?.series.labels.contains(.metricsPath) == true)
    let secret = try #require(catalogue.find("externalsecret_status_condition"))
    #expect(!secret.series.labels.contains("exported_namespace") && secret.series.labels.contains(.namespace))
    #expect(catalogue.find("ALERTS")?.series.labels == ["alertname", "alertstate"])
}

@Test func `a label that the target has is renamed where the monitor does not honour labels`() {
    var metric = Metric("jobs", .gauge, labels: [.namespace, .node], targetLabels: [.namespace, .pod], help: "Jobs.")
    #expect(metric.value.labels == ["exported_namespace", "node", "namespace", "pod"])
    metric.exporter.honorsLabels = true
    #expect(metric.value.labels == ["namespace", "node", "pod"])
}

@Test func `a name that several export stands for the labels of all`() throws {
    let entry = try #require(Metric.catalogue.find("process_resident_memory_bytes"))
    #expect(entry.metric == .processResidentMemory)
    #expect(!Metric.processResidentMemory.value.labels.contains(.endpoint))
    #expect(entry.series.labels.contains(.endpoint))
    #expect(Set(entry.series.labels).count == entry.series.labels.count)
}

@Test func `what the chart drops is known, and no query of ours asks for it`() {
    #expect(Metric.catalogue.find("container_spec_memory_limit_bytes")?.metric.isDropped == true)
    #expect(!Metric.containerMemoryWorkingSet.isDropped)
}
