import Diagnostics

/// Somebody's word that findings of one rule may stay for a while, in one stretch of a file.
struct Suppression: Sendable {
    var rule: Diagnostic.ID
    /// The last day on which it counts.
    var until: CalendarDay
    /// Why it counts.
    var reason: String
    /// What it covers.
    var range: SourceRange
    /// Where it is written.
    var place: Place

    /// The path of the file that it is in, and of the findings that it covers.
    var path: String { place.location.path }

    /// Whether a finding is one that it covers.
    func covers(_ finding: Diagnostic) -> Bool {
        guard finding.id == rule, let start = finding.location?.range?.start else { return false }
        // What is missing at the end of something is found at that end.
        return range.start <= start && (start < range.end || (start == range.end && range.end.column > 1))
    }
}

/// What a suppression says, in whichever of its places.
enum SuppressionText {
    /// What is wrong with one.
    struct Problem: Error {
        var message: String
    }

    /// The rule that a name stands for.
    static func rule(named name: some StringProtocol) throws(Problem) -> Diagnostic.ID {
        let rule: Rule
        do throws(UnknownRule) {
            rule = try RuleCatalogue.rule(named: String(name.prefix(100)))
        } catch {
            guard Category(rawValue: error.name) == nil else {
                throw Problem(message: "'\(error.name)' is a category; name each rule that is suppressed")
            }
            let hint = error.nearest.map { "; did you mean '\($0)'?" } ?? ""
            throw Problem(message: "there is no rule '\(error.name)'\(hint)")
        }
        guard rule.category != .suppressions else {
            throw Problem(message: "'\(rule.id)' is about suppressions and can't be suppressed; mend what it finds")
        }
        return rule.id
    }

    /// The last day that a text names.
    static func day(_ text: some StringProtocol) throws(Problem) -> CalendarDay {
        guard let day = try? CalendarDay(parsing: String(text.prefix(20))) else {
            throw Problem(message: "'\(text.prefix(20))' is no day until which it counts; write it as '2027-01-31'")
        }
        return day
    }

    /// Checks that there is a reason.
    static func checkReason(_ text: some StringProtocol) throws(Problem) {
        guard text.contains(where: \.isLetter) else {
            throw Problem(message: "a suppression needs a reason; write it after the day")
        }
    }
}
