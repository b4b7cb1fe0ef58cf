import ArgumentParser
import TenantSpecs

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a kind of spec, for editors.",
        discussion: """
            The specs name their schema in the first line, as yaml-language-server wants it; \
            this writes the file:

              tenantry schema tenant > tenants.d/.schemas/tenant.json
            """
    )

    /// The kinds of specs.
    enum Kind: String, ExpressibleByArgument, CaseIterable, Sendable {
        case tenant
        case platform

        var text: String {
            switch self {
            case .tenant: JSONSchema.text(of: Tenant.self, title: "Tenant")
            case .platform: JSONSchema.text(of: Platform.self, title: "Platform")
            }
        }
    }

    @Argument(help: "The kind of spec.")
    var kind: Kind

    func run() throws {
        Console.print(kind.text)
    }
}
