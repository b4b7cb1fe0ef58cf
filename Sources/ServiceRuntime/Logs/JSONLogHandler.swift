public import Logging

/// A logger's lines as JSON.
public struct JSONLogHandler: LogHandler {
    /// The least level that is written.
    public var logLevel: Logger.Level
    /// What each line says beside its message.
    public var metadata: Logger.Metadata = [:]
    /// Where more of that comes from.
    public var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let writer: LogWriter

    /// A logger's lines, to a writer.
    public init(label: String, level: Logger.Level = .info, writer: LogWriter = .standardOutput) {
        self.label = label
        logLevel = level
        self.writer = writer
    }

    /// A value of the metadata.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes a line.
    public func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
        if let own = event.metadata { all.merge(own) { _, new in new } }
        if let error = event.error { all["error"] = "\(error)" }
        writer.add(event.level) { line in
            line.field("level", event.level.rawValue)
            line.field("logger", label)
            line.field("message", event.message.description)
            line.fields(all)
        }
    }
}
