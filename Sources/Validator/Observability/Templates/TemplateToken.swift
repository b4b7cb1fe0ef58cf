/// A piece of an action of a template, between `{{` and `}}`.
struct TemplateToken: Hashable {
    /// What it is (go: `text/template/parse/lex.go`).
    enum Kind: Hashable {
        /// `{{`, or `{{- `.
        case open
        /// `}}`, or ` -}}`.
        case close
        case space
        /// `if`, `print`, `true`, `nil`.
        case identifier
        /// `.Labels`, with its dot.
        case field
        /// `$labels`, with its sign; `$` alone.
        case variable
        case dot
        case string
        case character
        case number
        case leftParenthesis
        case rightParenthesis
        case pipe
        case comma
        /// `:=`
        case declare
        /// `=`
        case assign
        /// The end of the template.
        case end
    }

    var kind: Kind
    var text: String
    var range: Range<Int>
}
