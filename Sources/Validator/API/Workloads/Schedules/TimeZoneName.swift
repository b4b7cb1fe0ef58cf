/// The names of time zones that the API server loads (pkg/apis/batch/validation/validation.go, `validateTimeZone`; Go's
/// `time.LoadLocation`).
enum TimeZoneName {
    /// Whether there is a time zone of this name.
    ///
    /// The server reads a file of the name, so upper and lower case differ.
    static func isKnown(_ text: String) -> Bool {
        // The files are there once more, with and without leap seconds.
        for folder in ["posix/", "right/"] where text.hasPrefix(folder) {
            return names.contains(text.dropFirst(folder.count))
        }
        return names.contains(text[...])
    }

    private static let names: Set<Substring> = {
        var names: Set<Substring> = []
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let area = words.first else { continue }
            for word in words.dropFirst() { names.insert(area == "-" ? word : "\(area)/\(word)"[...]) }
        }
        return names
    }()
}
