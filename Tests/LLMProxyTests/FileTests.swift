import Files
import Foundation
import TestSupport
import Testing

@testable import LLMProxy

struct SystemPromptTests {
    @Test func `a prompt is the file's text without white space around it`() throws {
        let prompt = try SystemPrompt(reading: Array("\n  You are kind.\n\n".utf8))
        #expect(prompt.text == "You are kind.")
        #expect(prompt.beginning == "You are kind.")
    }

    @Test func `answers carry the first 100 characters of a prompt`() throws {
        let text = String(repeating: "é👩‍👩‍👧", count: 80)
        #expect(try SystemPrompt(reading: Array(text.utf8)).beginning == String(repeating: "é👩‍👩‍👧", count: 50))
    }

    @Test(
        arguments: [
            ([], "it is empty"), (Array(" \n\t".utf8), "it is empty"), ([0x61, 0xFF], "it is not UTF-8"),
            (Array(repeating: 0x61, count: 65_537), "it has more than 65536 bytes"),
        ] as [([UInt8], String)]
    )
    func `what is no prompt is refused`(_ bytes: [UInt8], _ reason: String) {
        #expect(throws: FileRefusal(reason)) { try SystemPrompt(reading: bytes) }
    }
}

struct GatewayTokenTests {
    @Test func `a token is sent as a bearer's`() throws {
        #expect(try SecretText(token: Array("a.b-c_d\n".utf8)).bearer == "Bearer a.b-c_d")
    }

    @Test(arguments: ["", "\n", "a b", "a\r\nX-Evil: 1", "tokén"])
    func `what is no token is refused`(_ text: String) {
        #expect(throws: FileRefusal.self) { try SecretText(token: Array(text.utf8)) }
    }
}

struct ReloadedFileTests {
    private let files: MountedFiles
    private let file: ReloadedFile<SystemPrompt>

    init() throws {
        files = try MountedFiles(prompt: "one", token: nil)
        file = ReloadedFile(path: files.promptPath, limit: SystemPrompt.limit, read: SystemPrompt.init(reading:))
    }

    @Test func `a file is read again only when its link was swapped`() throws {
        #expect(file.value == nil)
        #expect(file.refresh() == .taken)
        #expect(file.value?.text == "one")
        #expect(file.refresh() == .unchanged)
        try files.swapPrompt("two")
        #expect(file.refresh() == .taken)
        #expect(file.value?.text == "two")
    }

    @Test func `a bad file is refused once, and the old one stays`() throws {
        _ = file.refresh()
        try files.swapPrompt(" ")
        #expect(file.refresh() == .refused("it is empty"))
        #expect(file.refresh() == .unchanged)
        #expect(file.value?.text == "one")
        try files.swapPrompt("three")
        #expect(file.refresh() == .taken)
    }

    @Test func `a file that is larger than its limit is not read whole`() throws {
        try files.swapPrompt(bytes: Array(repeating: 0x61, count: 1 << 20))
        #expect(file.refresh() == .refused("it has more than 65536 bytes"))
    }

    @Test func `a missing file is told once`() {
        let missing = ReloadedFile(path: "/nowhere/at/all", limit: 10, read: SystemPrompt.init(reading:))
        #expect(missing.refresh() == .refused("No such file or directory"))
        #expect(missing.refresh() == .unchanged)
    }

    @Test func `a folder is no file`() {
        let folder = ReloadedFile(path: "/tmp", limit: 10, read: SystemPrompt.init(reading:))
        #expect(folder.refresh() == .refused("it is not a regular file"))
    }
}
