import Kubernetes
import Testing
import YAML

private let digest = "sha256:" + String(repeating: "f", count: 64)

// Distribution: `TestReferenceParse` in `reference/reference_test.go`, `TestParseRepositoryInfo` in `normalize_test.go`.
@Test(
    arguments: [
        ("test_com", nil, "test_com", nil, nil), ("nginx:1.27", nil, "nginx", "1.27", nil),
        ("team/app", nil, "team/app", nil, nil),
        ("test.com:5000", nil, "test.com", "5000", nil), ("test.com/repo:tag", "test.com", "repo", "tag", nil),
        ("test:5000/repo", "test:5000", "repo", nil, nil), ("test:5000/repo:tag", "test:5000", "repo", "tag", nil),
        ("test:5000/repo:tag@" + digest, "test:5000", "repo", "tag", digest),
        ("repo@" + digest, nil, "repo", nil, digest),
        ("localhost/a", "localhost", "a", nil, nil), ("Uppercase/lowercase", "Uppercase", "lowercase", nil, nil),
        ("sub-dom1.foo.com/bar/baz/quux:some-long-tag", "sub-dom1.foo.com", "bar/baz/quux", "some-long-tag", nil),
        (
            "b.gcr.io/test.example.com/my-app:test.example.com", "b.gcr.io", "test.example.com/my-app",
            "test.example.com", nil
        ),
        ("xn--n3h.com/myimage:xn--n3h.com", "xn--n3h.com", "myimage", "xn--n3h.com", nil),
        ("foo_bar.com:8080", nil, "foo_bar.com", "8080", nil),
        ("foo/foo_bar.com:8080", nil, "foo/foo_bar.com", "8080", nil), ("a__b/c---d", nil, "a__b/c---d", nil, nil),
        ("192.168.1.1:8080/repo", "192.168.1.1:8080", "repo", nil, nil),
        ("[2001:db8::1]:5000/repo:t", "[2001:db8::1]:5000", "repo", "t", nil),
    ] as [(String, String?, String, String?, String?)]
)
func `takes image references apart`(text: String, registry: String?, repository: String, tag: String?, digest: String?)
    throws
{
    let image = try ImageReference(parsing: text)
    #expect(image.registry == registry)
    #expect(image.repository == repository)
    #expect(image.tag == tag)
    #expect(image.digest == digest)
    #expect(image.text == text)
    #expect(try ImageReference(registry: registry, repository: repository, tag: tag, digest: digest) == image)
}

@Test(arguments: [
    ("", "has no repository"), (":justtag", "has no repository"), ("@" + digest, "has no repository"),
    ("repo@sha256:ffff", "digest"),
    ("validname@invaliddigest:" + String(repeating: "f", count: 128), "none of sha256"), ("repo:", "has an empty tag"),
    ("Nginx", "did you mean 'nginx'?"), ("a//b", "empty part"), ("-test", "doesn't start and end"),
    ("a/", "empty part"),
    ("test.com/-repo", "start and end"), ("-a.com/repo", "no host name"), ("a..com/repo", "no host name"),
    ("a:x/b", "port"),
    ("aa/asdf$$^a/aa", "other than"), ("a._b", "other than"), ("a___b", "other than"), ("[fe80::1%eth0]/a", "IPv6"),
    ("a:" + String(repeating: "t", count: 129), "more than 128"),
    ("x.io/" + String(repeating: "a", count: 256), "more than 255"),
    (String(repeating: "a1", count: 32), "identifier"), ("a:-b", "has a tag"), ("https://a.io/b", "port"),
    ("a b", "other than"),
])
func `says what is wrong with an image reference`(text: String, problem: String) throws {
    let error = try #require(throws: TextError.self) { try ImageReference(parsing: text) }
    #expect(error.description.contains(problem))
}
