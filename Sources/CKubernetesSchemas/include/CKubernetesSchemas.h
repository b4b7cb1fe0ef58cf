#ifndef CKUBERNETESSCHEMAS_H
#define CKUBERNETESSCHEMAS_H

#include <stddef.h>

/// A text that is part of the program.
struct embedded_table {
    const unsigned char *bytes;
    size_t count;
};

/// The kinds of Kubernetes itself.
struct embedded_table kubernetes_schemas_builtin(void);

/// Custom resources.
struct embedded_table kubernetes_schemas_custom(void);

#endif
