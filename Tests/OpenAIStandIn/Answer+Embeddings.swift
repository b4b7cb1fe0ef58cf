import Foundation

extension Answer {
    /// What `POST /v1/embeddings` answers: a vector of length 1 for each text, made of its bytes.
    static func embeddings(_ request: Conversation, _ behaviour: Behaviour) -> Self {
        let texts = request.body["input"] as? [String] ?? (request.body["input"] as? String).map { [$0] } ?? []
        let size = request.body["dimensions"] as? Int ?? 16
        let isBase64 = request.body["encoding_format"] as? String == "base64"
        let data = texts.enumerated().map { index, text in
            let vector = vector(of: text, size: max(1, min(size, 3_072)))
            let value =
                isBase64
                ? quoted(vector.withUnsafeBytes { Data($0) }.base64EncodedString())
                : "[" + vector.map { String($0) }.joined(separator: ",") + "]"
            return #"{"object":"embedding","index":\#(index),"embedding":\#(value)}"#
        }
        let tokens = request.inputTokens
        let usage =
            behaviour.hidesUsage ? "" : #","usage":{"prompt_tokens":\#(tokens),"total_tokens":\#(tokens)}"#
        return json(
            #"{"object":"list","data":[\#(data.joined(separator: ","))],"model":\#(quoted(request.model ?? ""))\#(usage)}"#
        )
    }

    private static func vector(of text: String, size: Int) -> [Float] {
        var vector = [Float](repeating: 0.5, count: size)
        for (index, byte) in text.utf8.enumerated() { vector[index % size] += Float(byte) / 128 - 1 }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length == 0 ? vector : vector.map { $0 / length }
    }
}
