import HTTPTypes
import HummingbirdCore
import NIOCore
import OpenAI
import PlatformContract
import ServiceRuntime

extension CallHandler {
    /// Everything that the gateway answers, beside what every service does.
    var routes: [Route] {
        Operation.allCases.map { operation in
            Route(.post, operation.path) { [self] in try await answer($0, $1, operation) }
        } + [
            Route(.get, "/v1/models", models),
            Route(.get, "/models", models),
            Route(.post, "/infer", infer),
            Route(.get, HTTPInterface.healthPath) { [health] _, _ in
                Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: health))
            },
        ]
    }

    /// `{"status":"healthy","service":"llm-gateway","model":"..."}`
    private var health: ByteBuffer {
        var body = ByteBuffer(staticString: #"{"status":"healthy","service":"llm-gateway","model":"#)
        body.writeJSONString(defaultModel)
        body.writeStaticString("}")
        return body
    }
}
