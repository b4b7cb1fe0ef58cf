import Diagnostics
import YAML

/// `spec.conversion` of a definition (apiextensions-apiserver: pkg/apis/apiextensions/validation/validation.go,
/// `validateCustomResourceConversion`).
enum DefinitionConversionValidation {
    static func check(_ conversion: YAMLNode, _ errors: inout FieldErrors) {
        guard conversion.text("strategy") != nil else {
            errors.add(.definitionConversion, at: conversion, "'conversion' needs a 'strategy': 'None' or 'Webhook'")
            return
        }
        errors.checkChoice(.definitionConversion, conversion.field("strategy"), ["None", "Webhook"])
        let webhook = conversion.field("webhook")
        guard conversion.text("strategy") == "Webhook" else {
            // A webhook without content leaves nothing behind when it's converted to the internal version.
            if let webhook,
                webhook.field("clientConfig") != nil
                    || webhook.field("conversionReviewVersions")?.count ?? 0 > 0
            {
                errors.add(.definitionConversion, at: webhook, "a 'webhook' needs the strategy 'Webhook'")
            }
            return
        }
        guard let webhook else {
            errors.add(.definitionConversion, at: conversion, "the strategy 'Webhook' needs a 'webhook'")
            return
        }
        if webhook.field("clientConfig") == nil {
            errors.add(.definitionConversion, at: webhook, "a 'webhook' needs a 'clientConfig'")
        } else {
            WebhookClientValidation.check(webhook.field("clientConfig"), in: webhook, &errors)
        }
        WebhookConfigurationValidation.checkReviewVersions(
            .definitionConversion,
            webhook,
            "conversionReviewVersions",
            &errors
        )
    }
}

extension Rule {
    static let definitionConversion = api(
        "definition-conversion",
        "versions of a custom resource are converted by nothing or by a webhook",
        explanation: """
            With the strategy `Webhook`, `conversion.webhook` has a `clientConfig` and `conversionReviewVersions` with `v1` or `v1beta1`;
            with the strategy `None`, it isn't there.
            """,
        bad: """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: tenants.example.com
            spec:
              group: example.com
              scope: Cluster
              names:
                plural: tenants
                kind: Tenant
              conversion:
                strategy: Webhook
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object

            """,
        good: """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: tenants.example.com
            spec:
              group: example.com
              scope: Cluster
              names:
                plural: tenants
                kind: Tenant
              conversion:
                strategy: Webhook
                webhook:
                  conversionReviewVersions: [v1]
                  clientConfig:
                    service:
                      name: tenants
                      namespace: platform
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object

            """
    )
}
