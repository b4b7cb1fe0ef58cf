public import NIOCore
import PlatformContract
import Synchronization

extension MetricsRegistry {
    /// All series in Prometheus' text format 0.0.4.
    public func text() -> ByteBuffer {
        write(.text)
    }

    /// All series in the format that a client likes best, by its header `Accept`: Prometheus' text format 0.0.4, or OpenMetrics
    /// 1.0. The same series are in the same order in each, by name and labels.
    public func exposition(accepting header: String?) -> (contentType: String, body: ByteBuffer) {
        let format = ExpositionFormat(accepting: header)
        return (format.contentType, write(format))
    }

    private func write(_ format: ExpositionFormat) -> ByteBuffer {
        // What is computed is computed without the lock.
        let families = state.withLock { state in
            state.families.keys.sorted().compactMap {
                name -> (text: ExpositionText, kind: Metric.Kind, [MetricSeries])? in
                guard let series = state.families[name]?.inOrder(), !series.isEmpty, let family = state.families[name]
                else {
                    return nil
                }
                return (family.text, family.metric.kind, series)
            }
        }
        let size = lastSize.load(ordering: .relaxed)
        var writer = ExpositionWriter(format: format, exportsCreation: exportsCreation, capacity: size + size / 8)
        for (text, kind, series) in families {
            writer.write(text, kind, series)
        }
        writer.end()
        lastSize.store(writer.buffer.readableBytes, ordering: .relaxed)
        return writer.buffer
    }
}

/// Writes series into one buffer.
private struct ExpositionWriter {
    let format: ExpositionFormat
    let exportsCreation: Bool
    var buffer: ByteBuffer

    init(format: ExpositionFormat, exportsCreation: Bool, capacity: Int) {
        self.format = format
        self.exportsCreation = exportsCreation && format == .openMetrics
        buffer = ByteBuffer()
        buffer.reserveCapacity(capacity)
    }

    mutating func write(_ text: ExpositionText, _ kind: Metric.Kind, _ all: [MetricSeries]) {
        buffer.writeBytes(text.header[format] ?? [])
        let bounds = text.bounds[format] ?? []
        for series in all {
            if kind == .histogram {
                writeHistogram(text, series, bounds)
            } else {
                start(text.value, series)
                write(series.exported)
            }
            if exportsCreation && kind != .gauge {
                start(text.created, series)
                write(series.created)
            }
        }
    }

    mutating func end() {
        if format == .openMetrics { buffer.writeStaticString("# EOF\n") }
    }

    private mutating func writeHistogram(_ text: ExpositionText, _ series: MetricSeries, _ bounds: [[UInt8]]) {
        var count: UInt64 = 0
        series.forEachCumulativeCount { index, total in
            buffer.writeBytes(text.bucket)
            buffer.writeInteger(UInt8(ascii: "{"))
            if !series.labels.isEmpty {
                buffer.writeBytes(series.labels)
                buffer.writeInteger(UInt8(ascii: ","))
            }
            buffer.writeBytes(bounds[index])
            write(total)
            count = total
        }
        start(text.sum, series)
        write(series.number.value)
        start(text.count, series)
        write(count)
    }

    /// `name{labels} `
    private mutating func start(_ name: [UInt8], _ series: MetricSeries) {
        buffer.writeBytes(name)
        if !series.labels.isEmpty {
            buffer.writeInteger(UInt8(ascii: "{"))
            buffer.writeBytes(series.labels)
            buffer.writeInteger(UInt8(ascii: "}"))
        }
        buffer.writeInteger(UInt8(ascii: " "))
    }

    private mutating func write(_ value: Double) {
        // Most numbers are small and whole. Their text is short enough for a String without memory of its own.
        if value >= 0, value < 1_000_000, value == value.rounded(.down), value.sign == .plus {
            buffer.writeString(String(UInt64(value)))
            if format == .openMetrics { buffer.writeStaticString(".0") }
        } else {
            buffer.writeBytes(format.bytes(of: value))
        }
        buffer.writeInteger(UInt8(ascii: "\n"))
    }

    private mutating func write(_ count: UInt64) {
        buffer.writeString(String(count))
        buffer.writeInteger(UInt8(ascii: "\n"))
    }
}
