import ArgumentParser
import Diagnostics
import Files
import Renderer
import TenantSpecs
import YAML

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

    /// The version of Kubernetes that the platform's spec names; `nil` when it can't be read, which is no problem yet.
    var kubernetesVersion: String? {
        guard let text = SourceText.read("\(folder)/\(SpecLoader.platformFile)"),
            let version = try? YAMLStream.parse(text).documents.first?["spec"]?["kubernetesVersion"]?.text
        else { return nil }
        return version.isEmpty ? nil : version
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
