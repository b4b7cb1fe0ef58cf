import Diagnostics
import YAML

/// Whether a document says what it is: its `apiVersion` and `kind`.
enum DocumentKind {
    /// What there is to say about a document that is no object; `nil` for nothing.
    ///
    /// A JSON file with neither may be anything: a dashboard, an index.
    static func problem(of document: YAMLNode, path: String) -> (node: YAMLNode, message: String)? {
        guard document.kind == .mapping else {
            return isJSON(path) || document.isNull
                ? nil : (document, "a manifest is a mapping with 'apiVersion' and 'kind'")
        }
        let (apiVersion, kind) = (document["apiVersion"], document["kind"])
        if let problem = problem(of: apiVersion, "apiVersion") ?? problem(of: kind, "kind") { return problem }
        switch (isMissing(apiVersion), isMissing(kind)) {
        case (false, false): return nil
        case (true, false): return (document, "'apiVersion' is missing; set it, as 'v1' or 'apps/v1'")
        case (false, true): return (document, "'kind' is missing; set it, as 'ConfigMap'")
        case (true, true):
            return isJSON(path)
                ? nil
                : (document, "'apiVersion' and 'kind' are missing; set them, or keep what is no manifest elsewhere")
        }
    }

    private static func problem(of value: YAMLNode?, _ name: String) -> (node: YAMLNode, message: String)? {
        guard let value, value.kind != .scalar || value.nonString != nil, !value.isNull else { return nil }
        return (value, "'\(name)' must be a string")
    }

    private static func isMissing(_ value: YAMLNode?) -> Bool {
        guard let value, value.kind == .scalar, value.nonString == nil else { return true }
        return value.hasText("")
    }

    private static func isJSON(_ path: String) -> Bool {
        path.hasSuffix(".json")
    }
}
