import KubernetesSchemas
import Testing

@Test(arguments: ["1.34", "v1.34", "1.34.2", "v1.34.0"])
func `a version is read with or without its patch`(text: String) {
    #expect(KubernetesVersion(text)?.minor == 34)
}

@Test(arguments: ["", "1", "1.", "34", "2.34", "1.27", "1.99", "1.34.", "1.34.x", "1.34.0.0", "1.+34", "1.34-alpha"])
func `what is no known version is refused`(text: String) {
    #expect(KubernetesVersion(text) == nil)
}
