import ArgumentParser
import Diagnostics
import Files
import Renderer
import TenantSpecs

extension SpecOptions {
    /// Loads the specs; what is wrong with them is reported, and ends the command.
    func load(reporting report: ([Diagnostic]) throws -> Void) async throws -> LoadedSpecs {
        let (specs, diagnostics) = try await reportingFileErrors { try await SpecLoader(folder: folder).load() }
        let problems = diagnostics + (specs.map { Renderer($0).problems() } ?? [])
        guard let specs, problems.isEmpty else {
            try report(problems)
            throw ExitCode.failure
        }
        return specs
    }
}

/// Tells what the file system refused, and ends the command with the status for that.
func reportingFileErrors<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
        return try await body()
    } catch let error as FileError {
        Console.printError("error: \(error)\n")
        throw ExitCode.inputOutput
    }
}
