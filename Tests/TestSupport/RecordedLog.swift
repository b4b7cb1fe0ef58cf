package import Logging

/// A log that keeps what is written, with all metadata.
package struct RecordedLog: LogHandler {
    package let lines: Locked<[String]>
    package var metadata: Logger.Metadata = [:]
    package var logLevel = Logger.Level.trace

    package init(lines: Locked<[String]>) {
        self.lines = lines
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        lines.change { $0.append("\(event.level) \(event.message) \(all)") }
    }
}
