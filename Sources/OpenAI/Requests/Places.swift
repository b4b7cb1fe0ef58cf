extension RequestFields {
    /// Where things stand in a request's body, for edits of its bytes.
    struct Places {
        /// An object or an array into which something may be put first.
        struct Container {
            /// Behind its opening bracket.
            var start: Int
            /// Whether it holds nothing, so that no comma follows what is put in.
            var isEmpty: Bool
        }

        /// A text that gets something before it.
        enum Text {
            /// Behind the opening quote.
            case string(Int)
            /// A list of parts without any text.
            case parts(Container)
        }

        /// The body.
        var body = Container(start: 0, isEmpty: true)
        /// The value of `model`.
        var model: Range<Int>?
        /// The value of the output limit that counts.
        var outputLimit: Range<Int>?
        /// The value of `stream_options`.
        var streamOptions: Range<Int>?
        /// The inside of `stream_options`, when that is an object.
        var insideStreamOptions: Container?
        /// The value of `stream_options.include_usage`.
        var includeUsage: Range<Int>?
        /// The list `messages`.
        var messages: Container?
        /// The value of `instructions`, and whether it is a string.
        var instructions: (range: Range<Int>, isString: Bool)?
        /// The texts of the messages with the role `system` or `developer`.
        var applicationTexts: [Text] = []
    }
}
