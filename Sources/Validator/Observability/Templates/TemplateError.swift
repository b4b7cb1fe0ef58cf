/// Why a text is no template, and where: in UTF-8 bytes of the text.
struct TemplateError: Error, Hashable {
    var message: String
    var range: Range<Int>

    init(_ message: String, at range: Range<Int>) {
        self.message = message
        self.range = range
    }
}
