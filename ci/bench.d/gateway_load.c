// Asks for streams in ci/bench-gateway, all at once, and reads them to their ends: prints one line of JSON.
//
// delays     how long after it was sent each event came, in microseconds: the median, the 99th of a hundred, the worst
// lag        how long this program itself kept an event waiting, likewise: what `delays` can't tell apart
// failed     streams that ended without [DONE], or did not begin
//
// usage: gateway_load PORT STREAMS EVENTS REQUEST
// REQUEST is a file with the bytes to send. Connections are opened over 100 ms, the time between two events, so that events
// are spread over it as those of unrelated streams are.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER = 65536, MARK = 21 };  // @0000000000000000000@

struct stream {
    int socket, kept, events, is_done;
    char tail[64];
};

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int compare(const void *one, const void *other) {
    long long left = *(const long long *)one, right = *(const long long *)other;
    return (left > right) - (left < right);
}

static long long *delays, *lags;
static int count, capacity, lag_count;

static void print(const char *name, long long *values, int size) {
    qsort(values, size, sizeof *values, compare);
    if (size == 0) {
        printf("\"%s\": null, ", name);
        return;
    }
    printf("\"%s\": [%.1f, %.1f, %.1f], ", name, values[size / 2] / 1e3, values[(long long)size * 99 / 100] / 1e3,
        values[size - 1] / 1e3);
}

// Finds the times in what came, and those that are cut in two with what is kept of the last piece.
static void scan(struct stream *stream, const char *bytes, int size, long long arrival) {
    static char text[BUFFER + 64];
    memcpy(text, stream->tail, stream->kept);
    memcpy(text + stream->kept, bytes, size);
    int length = stream->kept + size, at = 0;
    char *mark;
    while ((mark = memchr(text + at, '@', length - at))) {
        at = mark - text;
        if (length - at < MARK) break;
        if (text[at + MARK - 1] == '@') {
            stream->events++;
            if (count < capacity) delays[count++] = arrival - atoll(text + at + 1);
            at += MARK;
        } else {
            at++;
        }
    }
    if (memmem(text, length, "data: [DONE]", 12)) stream->is_done = 1;
    int from = mark ? at : at > length - 20 ? at : length - 20;
    if (from < 0) from = 0;
    stream->kept = length - from;
    memcpy(stream->tail, text + from, stream->kept);
}

int main(int argument_count, char **arguments) {
    if (argument_count != 5) {
        fprintf(stderr, "usage: gateway_load PORT STREAMS EVENTS REQUEST\n");
        return 64;
    }
    int port = atoi(arguments[1]), streams = atoi(arguments[2]), events_each = atoi(arguments[3]);
    static char request[16384], bytes[BUFFER];
    int file = open(arguments[4], O_RDONLY);
    ssize_t request_size = read(file, request, sizeof request);
    if (request_size <= 0) {
        perror(arguments[4]);
        return 1;
    }
    capacity = streams * events_each;
    delays = malloc(sizeof *delays * capacity);
    lags = malloc(sizeof *lags * capacity);
    struct stream *all = calloc(streams, sizeof *all);

    int poller = epoll_create1(EPOLL_CLOEXEC), yes = 1, opened = 0, open_now = 0;
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    long long start = now(), last = start;
    struct epoll_event events[256];
    while (opened < streams || open_now > 0) {
        // Spread evenly over the first 100 ms.
        while (opened < streams && now() - start >= 100000000LL * opened / streams) {
            struct stream *stream = &all[opened++];
            stream->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            setsockopt(stream->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            if (connect(stream->socket, (struct sockaddr *)&address, sizeof address)
                || send(stream->socket, request, request_size, MSG_NOSIGNAL) != request_size) {
                close(stream->socket);
                continue;
            }
            struct epoll_event event = {.events = EPOLLIN, .data.ptr = stream};
            epoll_ctl(poller, EPOLL_CTL_ADD, stream->socket, &event);
            open_now++;
        }
        int ready = epoll_wait(poller, events, 256, opened < streams ? 0 : 1000);
        long long arrival = now();
        if (ready > 0) last = arrival;
        if (arrival - last > 30000000000LL) break;  // nothing for 30 s: what is open has failed
        for (int index = 0; index < ready; index++) {
            struct stream *stream = events[index].data.ptr;
            ssize_t size = recv(stream->socket, bytes, BUFFER, MSG_DONTWAIT);
            if (size < 0 && errno == EAGAIN) continue;
            // All that epoll gave at once had come by then: what is read last waited for this program.
            if (lag_count < capacity) lags[lag_count++] = now() - arrival;
            if (size > 0) scan(stream, bytes, size, now());
            if (size <= 0 || stream->is_done) {
                close(stream->socket);
                open_now--;
            }
        }
    }
    int failed = 0;
    for (int index = 0; index < streams; index++) failed += !all[index].is_done || all[index].events != events_each;
    printf("{");
    print("delays", delays, count);
    print("lag", lags, lag_count);
    printf("\"events\": %d, \"failed\": %d, \"seconds\": %.3f}\n", count, failed, (now() - start) / 1e9);
    return 0;
}
