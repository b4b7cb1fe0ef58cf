#include <curl/curl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

// Swift calls no variadic function: one function for each type of argument. The parentheses keep libcurl's macros away,
// which check the types of a variadic call.

static inline CURLcode curl_set_long(CURL *easy, CURLoption option, long value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode curl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode curl_set_string(CURL *easy, CURLoption option, const char *value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode curl_set_pointer(CURL *easy, CURLoption option, const void *value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode curl_set_lines(CURL *easy, CURLoption option, struct curl_slist *value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode curl_set_callback(CURL *easy, CURLoption option, curl_write_callback value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode curl_set_opening(CURL *easy, curl_opensocket_callback callback, void *data) {
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
    return code ? code : (curl_easy_setopt)(easy, CURLOPT_OPENSOCKETDATA, data);
}

static inline CURLcode curl_set_closing(CURL *easy, curl_closesocket_callback callback, void *data) {
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_CLOSESOCKETFUNCTION, callback);
    return code ? code : (curl_easy_setopt)(easy, CURLOPT_CLOSESOCKETDATA, data);
}

static inline CURLMcode curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return (curl_multi_setopt)(multi, option, value);
}

static inline CURLMcode curl_multi_set_sockets(CURLM *multi, curl_socket_callback callback, void *data) {
    CURLMcode code = (curl_multi_setopt)(multi, CURLMOPT_SOCKETFUNCTION, callback);
    return code ? code : (curl_multi_setopt)(multi, CURLMOPT_SOCKETDATA, data);
}

static inline CURLMcode curl_multi_set_timer(CURLM *multi, curl_multi_timer_callback callback, void *data) {
    CURLMcode code = (curl_multi_setopt)(multi, CURLMOPT_TIMERFUNCTION, callback);
    return code ? code : (curl_multi_setopt)(multi, CURLMOPT_TIMERDATA, data);
}

static inline void *curl_get_private(CURL *easy) {
    char *value = NULL;
    return (curl_easy_getinfo)(easy, CURLINFO_PRIVATE, &value) == CURLE_OK ? value : NULL;
}

static inline long curl_get_long(CURL *easy, CURLINFO info) {
    long value = 0;
    return (curl_easy_getinfo)(easy, info, &value) == CURLE_OK ? value : 0;
}

static inline curl_off_t curl_get_offset(CURL *easy, CURLINFO info) {
    curl_off_t value = -1;
    return (curl_easy_getinfo)(easy, info, &value) == CURLE_OK ? value : -1;
}

// The union of a message has no Swift name.
static inline CURLcode curl_message_result(const CURLMsg *message) { return message->data.result; }

// Macros of casts.
static inline curl_socket_t curl_socket_timeout(void) { return CURL_SOCKET_TIMEOUT; }
static inline curl_socket_t curl_socket_bad(void) { return CURL_SOCKET_BAD; }
static inline const curl_version_info_data *curl_version_now(void) { return curl_version_info(CURLVERSION_NOW); }
