internal import CLibcurl

/// The libcurl that is loaded, which need not be the one that was built with.
public struct UpstreamLibrary: Hashable, Sendable {
    /// Its version, as `7.88.1`.
    public let version: String
    /// Whether it speaks HTTP/2.
    public let speaksHTTP2: Bool
    /// Whether it looks names up aside. Otherwise a name server that is slow holds all requests of a thread.
    public let looksUpNamesAside: Bool

    /// The one that this process has.
    public static let current: UpstreamLibrary = {
        guard let info = curl_version_now()?.pointee else {
            return UpstreamLibrary(version: "", speaksHTTP2: false, looksUpNamesAside: false)
        }
        return UpstreamLibrary(
            version: info.version.map { String(cString: $0) } ?? "",
            speaksHTTP2: info.features & CURL_VERSION_HTTP2 != 0,
            looksUpNamesAside: info.features & CURL_VERSION_ASYNCHDNS != 0
        )
    }()
}
