import ArgumentParser

extension ExitCode {
    /// A file could not be read or written (sysexits.h EX_IOERR).
    static let inputOutput = ExitCode(74)
}
