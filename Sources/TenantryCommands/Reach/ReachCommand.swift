import ArgumentParser
import Diagnostics
import Files
import Validator

struct ReachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reach",
        abstract: "Say which pods can connect to which, and why.",
        discussion: """
            The answer is worked out from the NetworkPolicies of a tree as a network plugin does. \
            No cluster is asked. With both ends it is yes or no, and which policies are the reason; \
            otherwise every way that is open, with the entries that open it.

              tenantry reach
              tenantry reach --from acme-corp/llm-proxy --to monitoring/llm-gateway:5000
              tenantry reach --from acme-corp --to 169.254.169.254:80
              tenantry reach --format html --output reach.html

            An end is NAMESPACE/NAME of a workload, of a Service, or of pods that policies name by \
            a label; a NAMESPACE; an address or a range; world, api-server, metadata.

            Exit status with both ends: 0 when the connection is possible, or depends on what the \
            tree doesn't show, 1 when it is not. Otherwise 0. 64 for an end that there is not, 74 \
            for files that can't be read.
            """
    )

    @Argument(help: ArgumentHelp("The folder of the manifests.", valueName: "tree"))
    var tree = ValidationRun.tree

    @Option(help: ArgumentHelp("Who connects.", valueName: "end"))
    var from: String?

    @Option(help: ArgumentHelp("Who is connected to, and on which port.", valueName: "end[:port]"))
    var to: String?

    @Option(help: "How to answer: a table for people, json for tools, mermaid and html for pictures.")
    var format = Format.table

    @Option(help: ArgumentHelp("Write the answer to a file.", valueName: "file"))
    var output: String?

    @OptionGroup var specs: SpecOptions
    @OptionGroup var configurationOptions: ConfigurationOptions

    enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
        case table, json, mermaid, html
    }

    func validate() throws {
        if from != nil, to != nil, format == .mermaid || format == .html {
            throw ValidationError("--format \(format.rawValue) shows many ways: leave out --from or --to.")
        }
    }

    func run() async throws {
        switch try await ask() {
        case .answers(let answers): try answer(answers)
        case .map(let map): try write(text(of: map))
        }
    }

    private enum Answer {
        case answers([NetworkAnswer])
        case map(NetworkMap)
    }

    /// What is known of the tree, which is more than the answer, is let go of before that is written.
    private func ask() async throws -> Answer {
        let reach = try await loadReach()
        let source = try end(from, takesPort: false, reach)
        let target = try end(to, takesPort: true, reach)
        if let source, let target { return .answers(reach.answers(from: source, to: target)) }
        return .map(reach.map(from: source, to: target))
    }

    private func end(_ name: String?, takesPort: Bool, _ reach: NetworkReach) throws -> NetworkEnd? {
        guard let name else { return nil }
        do throws(UnknownNetworkEnd) {
            return try reach.end(name, takesPort: takesPort)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    private func answer(_ answers: [NetworkAnswer]) throws {
        try write(format == .json ? ReachJSON.text(answers) : ReachAnswerText.text(answers))
        if answers.allSatisfy({ $0.verdict == .blocked }) { throw ExitCode.failure }
    }

    private func text(of map: NetworkMap) -> String {
        switch format {
        case .table: ReachTable(map).text
        case .json: ReachJSON.text(map)
        case .mermaid: ReachMermaid.text(ReachPage.shown(map))
        case .html: ReachPage(map, tree: tree).html
        }
    }

    private func write(_ text: String) throws {
        guard let output else {
            Console.print(text)
            return
        }
        do throws(FileError) {
            try UserFile(path: output).write(text)
        } catch {
            Console.printError("error: \(error)\n")
            throw ExitCode.inputOutput
        }
    }

    private func loadReach() async throws -> NetworkReach {
        let file = try ConfigurationFile(
            configurationOptions,
            workingDirectory: PathNames.workingDirectory,
            reporting: { try TextReporter(color: false, sources: SourceText.read).report($0, to: Console.printError) }
        )
        var settings = file.map { ValidationSettings($0.configuration.spec) } ?? ValidationSettings()
        if PathNames.absolute(tree, in: "/") == "/\(ValidationRun.tree)" {
            PlatformDefaults(folder: specs.folder).complete(&settings)
        }
        let files: ManifestTree
        do throws(TreeError) {
            files = try ManifestTree.load(paths: [tree]) { _ in false }
        } catch {
            Console.printError("error: \(error)\n")
            throw ExitCode.inputOutput
        }
        let (reach, problems) = await NetworkReach.of(files, settings: settings)
        guard problems.isEmpty else {
            // What a file that can't be read opens or closes, nobody knows.
            try TextReporter(color: false, sources: SourceText.read).report(problems, to: Console.printError)
            throw ExitCode.inputOutput
        }
        return reach
    }
}
