public import Configuration
public import UpstreamHTTP

extension UpstreamTimeLimits {
    /// How long whoever a service asks may take.
    ///
    /// - Configuration keys, below the scope:
    ///   - `connectTime` (time, optional, default: 5s): How long connecting may take.
    ///   - `firstByteTime` (time, optional, default: 2m): How long it may take until an answer begins.
    ///   - `idleTime` (time, optional, default: 1m): How long it may be silent within an answer.
    ///   - `totalTime` (time, optional, default: 15m): How long an answer may take in all.
    ///
    /// - Parameter scope: whom the limits are for: `upstream` has `upstream.connectTime` read.
    /// - Throws: `ConfigurationError` where a value is no time from a millisecond to a day.
    public init(reader: ConfigReader, scope: String) throws(ConfigurationError) {
        self = .default
        func read(_ name: String, _ limit: inout Duration) throws(ConfigurationError) {
            let key = ConfigKey(stringLiteral: "\(scope).\(name)")
            limit = try reader.time(forKey: key, in: .milliseconds(1) ... .seconds(86_400), default: limit)
        }
        try read("connectTime", &connect)
        try read("firstByteTime", &firstByte)
        try read("idleTime", &idle)
        try read("totalTime", &total)
    }
}
