import Glibc
import Validator

/// The day on which suppressions are judged.
enum Today {
    /// The day of `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/) where that is set, so that
    /// a run can be repeated, and otherwise the current one.
    static var day: CalendarDay {
        guard let text = getenv("SOURCE_DATE_EPOCH"), let seconds = Int(String(cString: text)) else { return .today }
        return CalendarDay(secondsSince1970: seconds)
    }
}
