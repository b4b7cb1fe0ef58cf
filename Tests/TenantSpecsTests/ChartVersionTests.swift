import Kubernetes
import TenantSpecs
import Testing
import YAML

@Test(arguments: ["81.4.5", "0.0.0", "1.2.3-rc.1", "93.9.0-beta-2", "999999999.0.1"])
func `an exact version of a chart is taken`(text: String) throws {
    #expect(try ChartVersion(parsing: text).text == text)
}

@Test(arguments: [
    "", "81", "81.4", "81.4.x", "^81.4.5", "~81.4", ">=81.0.0", "81.*.*", "*", "v81.4.5", "81.4.5 ", " 81.4.5", "81..5",
    "81.4.5.6", "081.4.5", "81.4.5-", "81.4.5-.rc", "81.4.5+meta", "81.4.5-r c", "1234567890.1.1", "８１.4.5", "-1.2.3",
    "81.4.5\n", "81.4.5-" + String(repeating: "a", count: 65),
])
func `a range of versions, or what is none, is refused`(text: String) {
    #expect(throws: TextError.self) { try ChartVersion(parsing: text) }
}
