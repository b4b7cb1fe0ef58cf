import ArgumentParser
import Files
import TenantSpecs
import YAML

struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a first spec, with a comment to every field.",
        discussion: "A spec that is there already is never overwritten."
    )

    @Argument(help: ArgumentHelp("The tenant's name: lower-case letters, digits and '-'.", valueName: "name"))
    var name: String?

    @Flag(help: "Write the platform's spec instead of a tenant's.")
    var platform = false

    @Option(help: "The customer, as people write it.")
    var company: String?

    @Option(help: "The customer's line of business.")
    var industry = "Technology"

    @OptionGroup var specs: SpecOptions

    func validate() throws {
        if platform, name != nil { throw ValidationError("--platform takes no name: its file is platform.yaml.") }
        if !platform, name == nil { throw ValidationError("Missing the tenant's name.") }
    }

    func run() async throws {
        let (file, text) = try spec()
        try await reportingFileErrors {
            let folder = try Directory.make(root: specs.folder)
            guard try folder.kind(of: file) == nil else {
                throw FileError("write", "\(specs.folder)/\(file)", reason: "it is there already")
            }
            try folder.create(file, contents: Array(text.utf8))
            try writeSchemas(in: folder)
        }
        Console.print("\(specs.folder)/\(file)\n")
        Console.printError("Fill it in, then run `tenantry generate`.\n")
    }

    private func spec() throws -> (file: String, text: String) {
        do throws(TextError) {
            guard let name else { return (SpecLoader.platformFile, SpecTemplate.platform) }
            let tenant = try TenantName(parsing: name)
            let text = SpecTemplate.tenant(
                tenant,
                company: try DisplayName(parsing: company ?? Self.company(of: name)),
                industry: try DisplayName(parsing: industry)
            )
            return ("\(tenant).yaml", text)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    /// The schemas that the specs name to editors, where they are missing.
    private func writeSchemas(in folder: Directory) throws(FileError) {
        let schemas = try folder.makeDirectory(".schemas")
        for schema in SchemaCommand.Kind.specs where try schemas.kind(of: "\(schema.rawValue).json") == nil {
            try schemas.create("\(schema.rawValue).json", contents: Array(schema.text.utf8))
        }
    }

    /// `acme-corp` is Acme Corp until somebody says otherwise.
    private static func company(of name: String) -> String {
        name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}
