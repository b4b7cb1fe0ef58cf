import Glibc
import PlatformContract

extension MetricsRegistry {
    /// Exports `Metric.process`. What can't be read is not a number.
    func addProcessMetrics() {
        let ticksASecond = Double(sysconf(Int32(_SC_CLK_TCK)))
        let pageSize = Double(sysconf(Int32(_SC_PAGESIZE)))
        let now = { @Sendable in ProcFile.read("/proc/self/stat").flatMap(ProcessStatistics.init(stat:)) }

        computed(.processCPU, .counter, []) { now().map { Double($0.ticks) / ticksASecond } ?? .nan }
        computed(.processResidentMemory, .gauge, []) { now().map { Double($0.residentPages) * pageSize } ?? .nan }
        computed(.processOpenFiles, .gauge, []) { ProcFile.countEntries("/proc/self/fd").map(Double.init) ?? .nan }
        computed(.processOpenFileLimit, .gauge, []) {
            ProcFile.read("/proc/self/limits").flatMap(ProcessStatistics.openFileLimit(limits:)) ?? .nan
        }
        let boot = ProcFile.read("/proc/stat").flatMap(ProcessStatistics.bootTime(stat:))
        let start = boot.flatMap { boot in now().map { boot + Double($0.startTicks) / ticksASecond } } ?? .nan
        computed(.processStartTime, .gauge, []) { start }
    }
}
