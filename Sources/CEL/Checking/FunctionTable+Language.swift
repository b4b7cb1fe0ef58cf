extension FunctionTable {
    /// The operators (cel-spec: doc/langdef.md, "List of Standard Definitions").
    static let operators = """
        _+_(int, int) int
        _+_(uint, uint) uint
        _+_(double, double) double
        _+_(string, string) string
        _+_(bytes, bytes) bytes
        _+_(list(A), list(A)) list(A)
        _+_(duration, duration) duration
        _+_(timestamp, duration) timestamp
        _+_(duration, timestamp) timestamp
        _-_(int, int) int
        _-_(uint, uint) uint
        _-_(double, double) double
        _-_(duration, duration) duration
        _-_(timestamp, timestamp) duration
        _-_(timestamp, duration) timestamp
        _*_(int, int) int
        _*_(uint, uint) uint
        _*_(double, double) double
        _/_(int, int) int
        _/_(uint, uint) uint
        _/_(double, double) double
        _%_(int, int) int
        _%_(uint, uint) uint
        _==_(A, A) bool
        _!=_(A, A) bool
        @in(A, list(A)) bool
        @in(A, map(A, B)) bool

        """

    /// `<` and the others: of one type, and of numbers of any types.
    static let crossTypeComparisons = {
        var lines: [String] = []
        for name in ["_<_", "_<=_", "_>_", "_>=_"] {
            for type in ["bool", "string", "bytes", "duration", "timestamp"] {
                lines.append("\(name)(\(type), \(type)) bool")
            }
            for one in ["int", "uint", "double"] {
                for other in ["int", "uint", "double"] { lines.append("\(name)(\(one), \(other)) bool") }
            }
        }
        return lines.joined(separator: "\n")
    }()

    /// Functions of the language.
    static let standard = """
        size(string) int
        size(bytes) int
        size(list(A)) int
        size(map(A, B)) int
        string.size() int
        bytes.size() int
        list(A).size() int
        map(A, B).size() int
        string.contains(string) bool
        string.startsWith(string) bool
        string.endsWith(string) bool
        string.matches(string) bool
        matches(string, string) bool
        type(A) type
        dyn(A) dyn
        bool(bool) bool
        bool(string) bool
        bytes(bytes) bytes
        bytes(string) bytes
        double(double) double
        double(int) double
        double(uint) double
        double(string) double
        duration(duration) duration
        duration(string) duration
        duration(int) duration
        int(int) int
        int(uint) int
        int(double) int
        int(string) int
        int(timestamp) int
        int(duration) int
        string(string) string
        string(bool) string
        string(int) string
        string(uint) string
        string(double) string
        string(bytes) string
        string(timestamp) string
        string(duration) string
        timestamp(timestamp) timestamp
        timestamp(string) timestamp
        timestamp(int) timestamp
        uint(uint) uint
        uint(int) uint
        uint(double) uint
        uint(string) uint
        """

    /// The parts of times.
    static let timestamps = {
        var lines: [String] = []
        for name in [
            "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getFullYear", "getMonth", "getHours",
            "getMilliseconds", "getMinutes", "getSeconds",
        ] {
            lines.append("timestamp.\(name)() int")
            lines.append("timestamp.\(name)(string) int")
        }
        for name in ["getHours", "getMilliseconds", "getMinutes", "getSeconds"] {
            lines.append("duration.\(name)() int")
        }
        return lines.joined(separator: "\n")
    }()

    /// Optional values (cel-go: cel/library.go, `OptionalTypes`).
    static let optionals = """
        optional.of: (A) optional(A)
        optional.ofNonZeroValue: (A) optional(A)
        optional.none: () optional(A)
        optional(A).hasValue() bool
        optional(A).value() A
        optional(A).or(optional(A)) optional(A)
        optional(A).orValue(A) A
        """

    /// Strings, version 0 (cel-go: ext/strings.go).
    static let strings = """
        string.charAt(int) string
        string.indexOf(string) int
        string.indexOf(string, int) int
        string.lastIndexOf(string) int
        string.lastIndexOf(string, int) int
        string.lowerAscii() string
        string.upperAscii() string
        string.replace(string, string) string
        string.replace(string, string, int) string
        string.split(string) list(string)
        string.split(string, int) list(string)
        string.substring(int) string
        string.substring(int, int) string
        string.trim() string
        list(string).join() string
        list(string).join(string) string
        """

    /// Strings, version 1 and 2.
    static let newStrings = """
        string.format(list(dyn)) string
        strings.quote: (string) string
        """

    /// Sets (cel-go: ext/sets.go).
    static let sets = """
        sets.contains: (list(A), list(A)) bool
        sets.equivalent: (list(A), list(A)) bool
        sets.intersects: (list(A), list(A)) bool
        """
}
