public import NIOCore

/// The answer of `GET /v1/models`, and of `GET /v1/models/{model}`.
public struct ModelList: Sendable {
    /// A model.
    public struct Model: Hashable, Sendable {
        /// Its name, by which it is asked for.
        public var id: String
        /// When it was made, in seconds since 1970; 0 where nobody knows.
        public var created: Int
        /// Whose it is.
        public var owner: String

        /// A model.
        public init(id: String, created: Int = 0, owner: String) {
            self.id = id
            self.created = created
            self.owner = owner
        }

        /// `{"id":"...","object":"model","created":0,"owned_by":"..."}`
        public var body: ByteBuffer {
            var body = ByteBuffer()
            write(to: &body)
            return body
        }

        func write(to body: inout ByteBuffer) {
            body.writeStaticString(#"{"id":"#)
            body.writeJSONString(id)
            body.writeStaticString(#","object":"model","created":"#)
            body.writeString(String(created))
            body.writeStaticString(#","owned_by":"#)
            body.writeJSONString(owner)
            body.writeStaticString("}")
        }
    }

    /// The models, in the order in which they are listed.
    public var models: [Model]

    /// A list of models.
    public init(_ models: [Model]) {
        self.models = models
    }

    /// `{"object":"list","data":[...]}`
    public var body: ByteBuffer {
        var body = ByteBuffer(staticString: #"{"object":"list","data":["#)
        for (index, model) in models.enumerated() {
            if index > 0 { body.writeStaticString(",") }
            model.write(to: &body)
        }
        body.writeStaticString("]}")
        return body
    }
}
