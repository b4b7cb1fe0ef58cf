@main
struct OpenAIStandIn {
    static func main() async throws {}
}
