extension Metric {
    /// Processor time of a service. Its name, and those of the others, are what Prometheus' clients export
    /// (https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics).
    public static let processCPU = Metric(
        "process_cpu_seconds_total",
        .counter,
        unit: .seconds,
        labels: [],
        help: "Total user and system CPU time spent in seconds."
    )

    /// Memory that a service has.
    public static let processResidentMemory = Metric(
        "process_resident_memory_bytes",
        .gauge,
        unit: .bytes,
        labels: [],
        help: "Resident memory size in bytes."
    )

    /// When a service started.
    public static let processStartTime = Metric(
        "process_start_time_seconds",
        .gauge,
        unit: .seconds,
        labels: [],
        help: "Start time of the process since unix epoch in seconds."
    )

    /// Files and connections that a service has open.
    public static let processOpenFiles = Metric(
        "process_open_fds",
        .gauge,
        labels: [],
        help: "Number of open file descriptors."
    )

    /// Files and connections that a service may have open.
    public static let processOpenFileLimit = Metric(
        "process_max_fds",
        .gauge,
        labels: [],
        help: "Maximum number of open file descriptors."
    )

    /// Look-ups of series that were refused one of their own, because their metric has too many: a label of it has
    /// values from no bounded set, which is a mistake in the service.
    public static let metricSeriesOverflow = Metric(
        "metric_series_overflow_total",
        .counter,
        labels: [.metric],
        help: "Look-ups of series beyond the limit of their metric, which are counted as other."
    )

    /// What every service of ours exports about itself.
    public static let process: [Metric] = [
        processCPU, processResidentMemory, processStartTime, processOpenFiles, processOpenFileLimit,
        metricSeriesOverflow,
    ]
}
