/// Why a request is refused before anything is done for it.
public struct RequestError: Error, Hashable, Sendable {
    /// What kind of mistake it is, as a label of metrics takes it.
    public enum Reason: String, Hashable, Sendable {
        /// The body is no JSON object.
        case malformed = "invalid_json"
        /// A field has another type than the API's.
        case invalidType = "invalid_type"
        /// A field has a value beyond what the API takes.
        case invalidValue = "invalid_value"
        /// A field that has to be there isn't.
        case missing = "missing_required_parameter"
        /// A field stands there twice, or in a spelling that some readers take for it.
        case ambiguous = "ambiguous_parameter"
        /// A field that names the upstream, its address or its key.
        case forbidden = "forbidden_parameter"
        /// A field that isn't known, where no other fields are allowed.
        case unknown = "unknown_parameter"
    }

    /// What kind of mistake it is.
    public var reason: Reason
    /// The field, as OpenAI names it: `messages[0].role`; `nil` for the body as a whole.
    public var parameter: String?
    /// What is wrong and what was expected; never a value of the request.
    public var message: String

    /// A refusal.
    public init(_ reason: Reason, _ parameter: String?, _ message: String) {
        self.reason = reason
        self.parameter = parameter
        self.message = message
    }

    /// A refusal of a body that isn't JSON.
    public init(_ error: JSONError) {
        self.init(.malformed, nil, "We could not parse the JSON body of your request: \(error).")
    }

    /// The answer to it: 400.
    public var response: APIError {
        APIError(status: 400, type: .invalidRequest, code: reason.rawValue, message, parameter: parameter)
    }
}
