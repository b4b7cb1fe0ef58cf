// What answers streams in ci/bench-gateway, with one thread and no allocation a chunk: prints `port N`, where it
// listens, and then what its connections see.
//
// What a request is answered with is said by a word anywhere in it:
//   bench-stream        head, CHUNKS events INTERVAL ms apart, each with the time at which it was sent, usage, [DONE]
//   bench-before-N      nothing, ever
//   bench-after-N       head and one event (or, without "stream":true, head and half of the body), then nothing
// For the last two a line is printed when the request is there, `request N`, and one when the other side closed its
// connection, `closed N NANOSECONDS` of the monotonic clock.
//
// usage: gateway_upstream CHUNKS INTERVAL
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LIMIT = 8192, REQUEST = 8192 };

struct connection {
    int socket, used, sent, number, queued;
    long long due;
    char request[REQUEST + 1];
};

static struct connection connections[LIMIT];
// Streams in the order in which they are due: all wait equally long, so that who waits last is due last.
static int queue[LIMIT], head, length;
static int poller, chunks;
static long long interval;

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void finish(int socket) {
    struct connection *connection = &connections[socket];
    if (connection->number >= 0) printf("closed %d %lld\n", connection->number, now());
    connection->socket = -1;
    close(socket);
}

// One chunk of HTTP's chunked coding.
static int send_chunk(int socket, const char *text) {
    char framed[1024];
    int size = snprintf(framed, sizeof framed, "%zx\r\n%s\r\n", strlen(text), text);
    return send(socket, framed, size, MSG_NOSIGNAL) == size ? 0 : -1;
}

static int send_event(int socket) {
    char event[512];
    snprintf(event, sizeof event,
        "data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
        "\"model\":\"bench-stream\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"@%019lld@\"},"
        "\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\n\n", now());
    return send_chunk(socket, event);
}

static int send_end(int socket) {
    return send_chunk(socket,
        "data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
        "\"model\":\"bench-stream\",\"choices\":[],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":50,"
        "\"total_tokens\":70}}\n\ndata: [DONE]\n\n") || send(socket, "0\r\n\r\n", 5, MSG_NOSIGNAL) != 5;
}

static const char stream_head[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
    "Transfer-Encoding: chunked\r\n\r\n";

static void wait_in_queue(int socket) {
    struct connection *connection = &connections[socket];
    if (connection->queued) return;
    connection->queued = 1;
    queue[(head + length++) % LIMIT] = socket;
}

static void answer(int socket) {
    struct connection *connection = &connections[socket];
    char *mark;
    if ((mark = strstr(connection->request, "bench-before-"))) {
        connection->number = atoi(mark + strlen("bench-before-"));
    } else if ((mark = strstr(connection->request, "bench-after-"))) {
        connection->number = atoi(mark + strlen("bench-after-"));
        if (strstr(connection->request, "\"stream\":true")) {
            send(socket, stream_head, sizeof stream_head - 1, MSG_NOSIGNAL);
            send_event(socket);
        } else {
            static const char half[] =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1024\r\n\r\n{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion\",";
            send(socket, half, sizeof half - 1, MSG_NOSIGNAL);
        }
    } else {
        connection->sent = 0;
        connection->due = now() + interval;
        if (send(socket, stream_head, sizeof stream_head - 1, MSG_NOSIGNAL) < 0) return;
        wait_in_queue(socket);
    }
    if (connection->number >= 0) printf("request %d\n", connection->number);
}

static void receive(int socket) {
    struct connection *connection = &connections[socket];
    ssize_t size = recv(socket, connection->request + connection->used, REQUEST - connection->used, MSG_DONTWAIT);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) {
        finish(socket);
        return;
    }
    connection->used += size;
    connection->request[connection->used] = 0;
    char *end = strstr(connection->request, "\r\n\r\n");
    if (!end) return;
    char *field = strcasestr(connection->request, "\r\ncontent-length:");
    long body = field && field < end ? atol(field + strlen("\r\ncontent-length:")) : 0;
    if (connection->used < end + 4 - connection->request + body) return;
    connection->used = 0;
    answer(socket);
}

static void send_what_is_due(void) {
    while (length > 0) {
        int socket = queue[head];
        struct connection *connection = &connections[socket];
        int is_gone = connection->socket < 0 || connection->due < 0;
        if (!is_gone && connection->due > now()) return;
        head = (head + 1) % LIMIT;
        length--;
        connection->queued = 0;
        if (is_gone) continue;
        if (connection->sent++ < chunks) {
            connection->due += interval;
            if (send_event(socket) == 0) wait_in_queue(socket);
        } else {
            connection->due = -1;
            send_end(socket);
        }
    }
}

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: gateway_upstream CHUNKS INTERVAL\n");
        return 64;
    }
    chunks = atoi(arguments[1]);
    interval = atoll(arguments[2]) * 1000000;
    setvbuf(stdout, NULL, _IOLBF, 0);

    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 4096)) fail("listen");
    getsockname(listener, (struct sockaddr *)&address, &size);
    printf("port %d\n", ntohs(address.sin_port));

    poller = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[256];
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
    while (1) {
        int timeout = -1;
        if (length > 0) {
            long long left = connections[queue[head]].due - now();
            timeout = left <= 0 ? 0 : (int)((left + 999999) / 1000000);
        }
        int ready = epoll_wait(poller, events, 256, timeout);
        for (int index = 0; index < ready; index++) {
            if (events[index].data.fd != listener) {
                receive(events[index].data.fd);
                continue;
            }
            int new = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
            if (new < 0) continue;
            if (new >= LIMIT) {
                close(new);
                continue;
            }
            setsockopt(new, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            // A place in the queue outlives its connection: the next one with its number takes it over.
            int queued = connections[new].queued;
            connections[new] = (struct connection){.socket = new, .number = -1, .due = -1, .queued = queued};
            event = (struct epoll_event){.events = EPOLLIN, .data.fd = new};
            epoll_ctl(poller, EPOLL_CTL_ADD, new, &event);
        }
        send_what_is_due();
    }
}
