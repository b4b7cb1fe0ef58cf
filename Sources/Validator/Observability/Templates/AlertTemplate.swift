/// The template of a label or an annotation of an alert.
struct AlertTemplate {
    /// What it uses, in the order of the text.
    let uses: [TemplateUse]

    /// - Throws: the first error, as Prometheus finds it when it loads the rule.
    init(_ text: String) throws(TemplateError) {
        guard text.utf8.count > 1, text.contains("{{") else {
            uses = []
            return
        }
        // prometheus: `rules/alerting.go`, the definitions that it puts before each template.
        var parser = TemplateParser(
            text,
            functions: TemplateFunctions.all,
            variables: [
                "$labels": ["Labels"], "$externalLabels": ["ExternalLabels"], "$externalURL": ["ExternalURL"],
                "$value": ["Value"],
            ]
        )
        try parser.parse()
        for use in parser.uses {
            switch use.kind {
            case .template(let name) where !parser.defined.contains(name):
                throw TemplateError("there is no template '\(name)'", at: use.range)
            case .field(let path) where !Self.fields.contains(path[0]):
                throw TemplateError(
                    "alerts have no field '\(path[0])'" + TemplateFunctions.question(for: path[0], among: Self.fields),
                    at: use.range
                )
            case .field(let path) where path.count > (Self.maps.contains(path[0]) ? 2 : 1):
                throw TemplateError("'\(path.dropLast().joined(separator: "."))' has no fields", at: use.range)
            default: continue
            }
        }
        uses = parser.uses
    }

    /// prometheus: `template/template.go`, `AlertTemplateData`.
    private static let fields = ["Labels", "ExternalLabels", "ExternalURL", "Value"]
    private static let maps = ["Labels", "ExternalLabels"]
}
