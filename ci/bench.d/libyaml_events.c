/* Runs libyaml's own event loop over files, each named on a line of standard input. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <yaml.h>

static unsigned char bytes[1 << 24];

int main(void)
{
    static char path[4096];
    size_t events = 0;
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = 0;
        int file = open(path, O_RDONLY);
        ssize_t count = file < 0 ? -1 : read(file, bytes, sizeof bytes);
        if (count < 0) {
            perror(path);
            return 1;
        }
        close(file);
        yaml_parser_t parser;
        yaml_event_t event;
        if (!yaml_parser_initialize(&parser))
            return 1;
        yaml_parser_set_input_string(&parser, bytes, (size_t)count);
        for (int is_done = 0; !is_done; events++) {
            if (!yaml_parser_parse(&parser, &event)) {
                fprintf(stderr, "%s: %s\n", path, parser.problem);
                return 1;
            }
            is_done = event.type == YAML_STREAM_END_EVENT;
            yaml_event_delete(&event);
        }
        yaml_parser_delete(&parser);
    }
    printf("%zu events\n", events);
    return 0;
}
