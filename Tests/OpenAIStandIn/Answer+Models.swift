extension Answer {
    private static let chatModels = ["gpt-4o-mini", "gpt-4o", "gpt-4.1", "gpt-4.1-mini", "gpt-3.5-turbo"]
    private static let completionModels = ["gpt-3.5-turbo-instruct", "davinci-002"]
    private static let embeddingModels = ["text-embedding-3-small", "text-embedding-3-large"]

    /// Whether there is a model, whatever stands behind a `+` in its name.
    static func knows(_ model: String) -> Bool {
        let base = model.split(separator: "+", maxSplits: 1).first.map(String.init) ?? model
        return (chatModels + completionModels + embeddingModels).contains(base)
    }

    static func models() -> Self {
        let models = (chatModels + completionModels + embeddingModels).map(description)
        return json(#"{"object":"list","data":[\#(models.joined(separator: ","))]}"#)
    }

    static func model(_ name: String) -> Self {
        knows(name) ? json(description(name)) : unknownModel(name)
    }

    private static func description(_ name: String) -> String {
        #"{"id":\#(quoted(name)),"object":"model","created":1715367049,"owned_by":"system"}"#
    }
}
