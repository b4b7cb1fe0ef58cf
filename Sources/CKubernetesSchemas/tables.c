#include "CKubernetesSchemas.h"

// Clang takes #embed in every dialect of C, and remarks that it is C23's.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char builtin[] = {
#embed "Tables/kubernetes.txt"
};

static const unsigned char custom[] = {
#embed "Tables/custom-resources.txt"
};

struct embedded_table kubernetes_schemas_builtin(void) {
    return (struct embedded_table){builtin, sizeof builtin};
}

struct embedded_table kubernetes_schemas_custom(void) {
    return (struct embedded_table){custom, sizeof custom};
}
