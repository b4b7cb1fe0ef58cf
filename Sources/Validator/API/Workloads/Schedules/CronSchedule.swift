/// The times at which a CronJob runs, as `ParseStandard` of github.com/robfig/cron/v3 reads them (parser.go, spec.go).
enum CronSchedule {
    /// What is wrong with a schedule; `nil` when nothing is.
    static func problem(_ text: String) -> String? {
        if text.hasPrefix("@") { return problem(ofDescriptor: text) }
        let fields = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        guard fields.count == bounds.count else {
            return "has \(fields.count) parts and needs 5: minute, hour, day, month and day of the week"
        }
        for (field, bounds) in zip(fields, bounds) {
            for part in field.split(separator: ",") {
                if let problem = problem(of: String(part), bounds) { return problem }
            }
        }
        return nil
    }

    private struct Bounds {
        var name: String
        var range: ClosedRange<Int>
        var names: [String] = []
    }

    private static let bounds = [
        Bounds(name: "minute", range: 0...59),
        Bounds(name: "hour", range: 0...23),
        Bounds(name: "day", range: 1...31),
        Bounds(
            name: "month",
            range: 1...12,
            names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        ),
        Bounds(name: "day of the week", range: 0...6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ]

    /// `parseDescriptor`.
    private static func problem(ofDescriptor text: String) -> String? {
        switch text {
        case "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly": return nil
        default: break
        }
        guard text.hasPrefix("@every ") else {
            return "is none of '@yearly', '@monthly', '@weekly', '@daily', '@hourly' and '@every' with a duration"
        }
        var duration = String(text.dropFirst(7))
        return duration.withUTF8(GoDuration.nanoseconds) == nil ? "needs a duration such as '1h30m'" : nil
    }

    /// `getRange`: a number, a range or everything, and perhaps a step.
    private static func problem(of part: String, _ bounds: Bounds) -> String? {
        let pieces = part.split(separator: "/", omittingEmptySubsequences: false)
        guard pieces.count <= 2 else { return "has too many '/' in '\(part)'" }
        let ends = pieces[0].split(separator: "-", omittingEmptySubsequences: false)
        var start = bounds.range.lowerBound
        var end = bounds.range.upperBound
        if ends[0] != "*", ends[0] != "?" {
            guard ends.count <= 2 else { return "has too many '-' in '\(part)'" }
            guard let first = number(ends[0], bounds) else { return "has '\(ends[0])', which is no \(bounds.name)" }
            start = first
            end = first
            if ends.count == 2 {
                guard let last = number(ends[1], bounds) else { return "has '\(ends[1])', which is no \(bounds.name)" }
                end = last
            }
        }
        if pieces.count == 2 {
            guard let step = number(pieces[1]) else { return "has '\(pieces[1])', which is no step" }
            if step == 0 { return "has a step of 0 in '\(part)'" }
            // `5/10` is from 5 on.
            if ends.count == 1 { end = bounds.range.upperBound }
        }
        guard start >= bounds.range.lowerBound, end <= bounds.range.upperBound else {
            let range = bounds.range
            return "has '\(part)', and a \(bounds.name) is from \(range.lowerBound) to \(range.upperBound)"
        }
        return start > end ? "has a range that ends before it starts, '\(part)'" : nil
    }

    /// `parseIntOrName`.
    private static func number(_ text: Substring, _ bounds: Bounds) -> Int? {
        if let index = bounds.names.firstIndex(of: text.lowercased()) { return bounds.range.lowerBound + index }
        return number(text)
    }

    /// `mustParseInt`.
    private static func number(_ text: Substring) -> Int? {
        guard let number = Int(text), number >= 0 else { return nil }
        return number
    }
}
