import LLMGateway
import ServiceRuntime

@main
struct Main {
    static func main() async {
        await ServiceApplication.main("llm-gateway") { reader, logger in
            try Gateway.application(reader: reader, logger: logger)
        }
    }
}
