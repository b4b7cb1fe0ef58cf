import Diagnostics
import Testing

private func edit(_ line: Int, _ columns: Range<Int>, _ replacement: String) -> Diagnostic.Edit {
    Diagnostic.Edit(range(line, columns), replacement: replacement)
}

@Test func `changes are made whatever their order`() {
    let fixed = FixedText(
        "a: no\nb: é\u{301}x\r\nc: 1\n",
        applying: [
            .init("third", edits: [edit(3, 4..<5, "2")]),
            .init("first", edits: [edit(1, 4..<6, "\"no\"")]),
            .init("second", edits: [edit(2, 4..<7, "y")]),
        ]
    )
    #expect(fixed.text == "a: \"no\"\nb: y\r\nc: 2\n")
    #expect(fixed.applied == 3)
    #expect(fixed.skipped == 0)
}

@Test func `of two changes to one place, the first is made whole and the other not at all`() {
    let fixed = FixedText(
        "abcdef\nghi\n",
        applying: [
            .init("one", edits: [edit(1, 1..<4, "X")]),
            .init("two", edits: [edit(1, 3..<5, "Y"), edit(2, 1..<2, "Z")]),
            .init("three", edits: [edit(2, 1..<2, "W")]),
        ]
    )
    #expect(fixed.text == "Xdef\nWhi\n")
    #expect(fixed.applied == 2)
    #expect(fixed.skipped == 1)
}

@Test func `insertions at one place are not both made`() {
    let fixed = FixedText(
        "ab",
        applying: [.init("one", edits: [edit(1, 2..<2, "-")]), .init("two", edits: [edit(1, 2..<2, "+")])]
    )
    #expect(fixed.applied == 1)
    #expect(fixed.skipped == 1)
}

@Test func `a byte order mark stays and is not counted`() {
    let fixed = FixedText("\u{FEFF}no\n", applying: [.init("quote", edits: [edit(1, 1..<3, "\"no\"")])])
    #expect(Array(fixed.text.unicodeScalars) == Array("\u{FEFF}\"no\"\n".unicodeScalars))
}

@Test func `the same change found twice is made once`() {
    let fix = Diagnostic.Fix("quote", edits: [edit(1, 1..<3, "\"no\"")])
    let fixed = FixedText("no", applying: [fix, fix])
    #expect(fixed.text == "\"no\"")
    #expect(fixed.applied == 1)
}

@Test(arguments: [(3, 1..<2), (1, 4..<5), (1, 1..<9), (0, 1..<1), (-1, -4..<2)])
func `a place that the text doesn't have changes nothing`(line: Int, columns: Range<Int>) {
    let fixed = FixedText("ab\nc", applying: [.init("far", edits: [edit(line, columns, "x")])])
    #expect(fixed.text == "ab\nc")
    #expect(fixed.skipped == 1)
}
