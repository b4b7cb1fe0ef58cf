/// The names of the metrics in a text of Prometheus's format that have at least one series.
package func exportedMetrics(_ text: String) -> Set<String> {
    var names = Set<String>()
    var family = ""
    for line in text.split(separator: "\n") {
        if line.hasPrefix("# TYPE ") {
            family = line.split(separator: " ").dropFirst(2).first.map(String.init) ?? ""
        } else if !line.hasPrefix("#") {
            names.insert(family)
        }
    }
    return names
}
