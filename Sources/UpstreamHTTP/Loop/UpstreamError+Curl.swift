internal import CLibcurl
import Glibc

extension UpstreamError {
    /// libcurl's result of a transfer that is not whole, by what it means here
    /// (https://curl.se/libcurl/c/libcurl-errors.html).
    init(_ code: CURLcode, on easy: borrowing EasyHandle, of request: UpstreamRequest?) {
        let easy = easy.raw
        let host = request?.authority ?? ""
        let reason = "\(host): \(String(cString: curl_easy_strerror(code)))"
        switch code {
        // Ours to watch is every limit but that of connecting.
        case CURLE_OPERATION_TIMEDOUT: self = .timeLimit(.connect)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
            self = .noConnection(reason)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            self = .notTrusted(reason)
        case CURLE_URL_MALFORMAT, CURLE_LOGIN_DENIED: self = .invalidRequest(reason)
        // What is no HTTP looks like version 0.9 of it, which is not spoken.
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            self = .invalidResponse(reason)
        // Also what libcurl says of a header line of more than 100 KiB.
        case CURLE_OUT_OF_MEMORY where curl_get_long(easy, CURLINFO_HEADER_SIZE) > 0:
            self = .invalidResponse(reason)
        default:
            guard curl_get_long(easy, CURLINFO_REQUEST_SIZE) > 0 else {
                self = .noConnection(reason)
                return
            }
            let isReset = curl_get_long(easy, CURLINFO_OS_ERRNO) == Int(ECONNRESET)
            self = .incomplete(
                isReset ? "\(host): the connection was reset" : reason,
                received: curl_get_long(easy, CURLINFO_HEADER_SIZE) > 0
            )
        }
    }
}
