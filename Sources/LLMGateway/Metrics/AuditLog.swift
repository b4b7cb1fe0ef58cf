import PlatformContract
import ServiceRuntime

/// A line for each call, for those who have to know who used what: nothing of what was asked or answered.
struct AuditLog: Sendable {
    private let writer: LogWriter

    init(_ writer: LogWriter = .standardOutput) {
        self.writer = writer
    }

    func write(_ record: CallRecord) {
        writer.write(logger: "audit", message: "call") { line in
            line.field("request_id", record.requestID)
            line.field("tenant", record.tenant)
            line.field("account", record.account)
            line.field("operation", record.operation.rawValue)
            line.field("model", record.model)
            line.field("stream", record.isStream)
            line.field("outcome", record.outcome.rawValue)
            line.field("status", record.status)
            line.field("upstream", record.upstream)
            line.field("attempts", record.attempts)
            line.field("input_tokens", record.charge.input)
            line.field("output_tokens", record.charge.output)
            if record.charge.isEstimated { line.field("estimated", true) }
            if let cost = record.cost { line.field("cost_usd", cost) }
            line.field("duration_ms", milliseconds: record.duration)
        }
    }
}
