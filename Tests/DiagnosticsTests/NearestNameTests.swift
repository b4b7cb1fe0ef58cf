import Diagnostics
import Testing

private let fields = [
    "replicas", "resources", "requests", "limits", "image", "imagePullPolicy", "name", "namespace", "env", "envFrom",
    "livenessProbe", "readinessProbe", "id",
]

@Test(arguments: [
    ("replcas", "replicas"),  // a letter missing
    ("replicass", "replicas"),  // one too many
    ("rpelicas", "replicas"),  // neighbours swapped
    ("limts", "limits"),
    ("IMAGEPULLPOLICY", "imagePullPolicy"),
    ("imagePullpolicy", "imagePullPolicy"),
    ("nmae", "name"),
    ("livenesProb", "livenessProbe"),
    ("ID", "id"),
    ("en", "env"),
])
func `finds the name that was meant`(word: String, expected: String) {
    #expect(NearestName.find(word, among: fields) == expected)
}

@Test(arguments: ["", "x", "nodeSelector", "memory", "xy", "strategy", "replicas\u{0}\u{0}\u{0}\u{0}\u{0}"])
func `finds nothing where nothing is near`(word: String) {
    #expect(NearestName.find(word, among: fields) == nil)
}

@Test func `never proposes the word itself`() {
    #expect(NearestName.find("name", among: ["name"]) == nil)
}

@Test func `takes the first by alphabet of equally near names in any order`() {
    for candidates in [["port", "post", "pork"], ["pork", "port", "post"], ["post", "pork", "port"]] {
        #expect(NearestName.find("porx", among: candidates) == "pork")
        #expect(NearestName.find("posx", among: candidates) == "post")
        #expect(NearestName.find("poxt", among: candidates) == "port")
    }
}

@Test func `ends a message with a question or with nothing`() {
    #expect(NearestName.question(for: "replcas", among: fields) == "; did you mean 'replicas'?")
    #expect(NearestName.question(for: "strategy", among: fields) == "")
}

@Test(.timeLimit(.minutes(5)))
func `gives up on names that nobody types`() {
    let hostile = String(repeating: "a", count: 10_000_000)
    #expect(NearestName.find(hostile, among: [hostile + "b"] + fields) == nil)
    #expect(NearestName.find("name", among: [hostile, "nam"]) == "nam")
}
