import LLMProxy
import ServiceRuntime

@main
struct Main {
    static func main() async {
        await ServiceApplication.main("llm-proxy") { reader, logger in
            try LLMProxyService.application(reader: reader, logger: logger)
        }
    }
}
