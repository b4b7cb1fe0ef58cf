import Kubernetes
public import YAML

/// A registry, or a part of one, from which images may come: `registry.example.com`, `ghcr.io/acme`.
public struct ImagePrefix: TextValue {
    /// The registry and what follows it.
    public let text: String

    /// Reads a registry and perhaps a path in it.
    ///
    /// - Throws: `TextError` when an image below it would be no image reference with a registry, or it has a tag or a digest.
    public init(parsing text: String) throws(TextError) {
        let image = try? ImageReference(parsing: text + "/image")
        guard let image, image.tag == nil, image.digest == nil, image.registry != nil, text.last != "/" else {
            throw TextError(
                text: text,
                expected:
                    "a registry, 'registry.example.com', or what images of one start with, 'ghcr.io/acme', without "
                    + "tag and digest"
            )
        }
        self.text = text
    }

    /// The prefix of every image of a repository.
    public init(_ repository: ImageRepository) { text = repository.text }

    /// Whatever an image's name may follow after a `/`.
    public static var grammar: TextGrammar { .init(example: "registry.example.com/tenants") }
}
