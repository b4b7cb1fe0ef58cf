import ArgumentParser
import TenantSpecs
import Validator

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a spec or of .tenantry.yaml, for editors.",
        discussion: """
            The specs name their schema in the first line, as yaml-language-server wants it; \
            this writes the file:

              tenantry schema tenant > tenants.d/.schemas/tenant.json
            """
    )

    /// What there is a schema of.
    enum Kind: String, ExpressibleByArgument, CaseIterable, Sendable {
        case tenant
        case platform
        case configuration

        /// The kinds of specs.
        static let specs: [Kind] = [.tenant, .platform]

        var text: String {
            switch self {
            case .tenant: JSONSchema.text(of: Tenant.self, title: "Tenant")
            case .platform: JSONSchema.text(of: Platform.self, title: "Platform")
            case .configuration: JSONSchema.text(of: Configuration.self, title: "Configuration")
            }
        }
    }

    @Argument(help: "The kind of file.")
    var kind: Kind

    func run() throws {
        Console.print(kind.text)
    }
}
