import Diagnostics
import PlatformContract

extension MetricKnowledge {
    /// What is to be said of a metric that nobody is known to export.
    enum Unknown: Hashable {
        /// Somebody may export it.
        case maybe
        /// It is meant to be another one.
        case misspelt(String)
        /// Whoever would export it doesn't; with the nearest name that there is.
        case missing(nearest: String?)
        /// It is recorded nowhere; with the nearest name that is.
        case notRecorded(nearest: String?)
    }

    /// What is to be said of a metric; `nil` where it is known.
    func unknown(_ name: String) -> Unknown? {
        if recordings.contains(name) || Metric.catalogue.find(name) != nil || configuration.metric(name) != nil {
            return nil
        }
        if configuration.isIgnored(name) { return nil }
        if MetricWords.isRecorded(name) {
            let nearest = NearestName.find(name, among: recordings.names.prefix(1_000))
            guard hasUnseen else { return .notRecorded(nearest: nearest) }
            return recordings.names.contains { MetricTypo.isNear(name, to: $0) }
                ? .notRecorded(nearest: nearest) : .maybe
        }
        let known = Metric.catalogue.names
        if Self.ownPrefixes.contains(where: name.hasPrefix) {
            return .missing(nearest: NearestName.find(name, among: known.filter { $0.first == name.first }))
        }
        if let near = MetricTypo.nearest(to: name, among: known)
            ?? MetricTypo.nearest(to: name, among: recordings.names)
        {
            return .misspelt(near)
        }
        return .maybe
    }
}
