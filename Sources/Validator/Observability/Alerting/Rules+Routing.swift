import Diagnostics

extension Rule {
    static let unknownReceiver: Rule = prometheus(
        "unknown-receiver",
        .error,
        "routes name receivers that there are",
        explanation: """
            A route to a receiver that isn't in the object is refused by the operator, which then leaves the whole \
            object out of Alertmanager's configuration. The first route needs a receiver; those below it inherit it.
            """,
        bad: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders, routes: [{receiver: order}]}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]

            """
        ),
        good: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders, routes: [{receiver: orders}]}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]

            """
        ),
        check: .object(kinds: [.alertmanagerConfig]) { object, _, findings in
            AlertRouting.report(.unknownReceiver, object, &findings)
        }
    )

    static let unusedReceiver: Rule = prometheus(
        "unused-receiver",
        .warning,
        "receivers are named by a route",
        explanation: """
            A receiver that no route names is told of nothing. Mostly a route is missing, or names another one by \
            mistake.
            """,
        bad: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]
                - name: billing
                  webhookConfigs: [{url: https://hooks.example/billing}]

            """
        ),
        good: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]

            """
        ),
        check: .object(kinds: [.alertmanagerConfig]) { object, _, findings in
            AlertRouting.report(.unusedReceiver, object, &findings)
        }
    )

    static let duplicateReceiver: Rule = prometheus(
        "duplicate-receiver",
        .error,
        "receivers have names of their own",
        explanation: """
            Alertmanager refuses a configuration with two receivers of one name, and the operator leaves the object \
            out.
            """,
        bad: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders-too}]

            """
        ),
        good: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]

            """
        ),
        check: .object(kinds: [.alertmanagerConfig]) { object, _, findings in
            AlertRouting.report(.duplicateReceiver, object, &findings)
        }
    )

    static let unknownTimeInterval: Rule = prometheus(
        "unknown-time-interval",
        .error,
        "routes name time intervals that there are",
        explanation: """
            `muteTimeIntervals` and `activeTimeIntervals` of a route name those that the object lists under \
            `muteTimeIntervals`. With another name the operator leaves the object out.
            """,
        bad: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders, routes: [{muteTimeIntervals: [nights]}]}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]

            """
        ),
        good: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders, routes: [{muteTimeIntervals: [nights]}]}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]
              muteTimeIntervals:
                - name: nights
                  timeIntervals: [{times: [{startTime: "22:00", endTime: "24:00"}]}]

            """
        ),
        check: .object(kinds: [.alertmanagerConfig]) { object, _, findings in
            AlertRouting.report(.unknownTimeInterval, object, &findings)
        }
    )

    static let alertMatcher: Rule = prometheus(
        "alert-matcher",
        .error,
        "matchers of routes and inhibitions are legal",
        explanation: """
            A pattern is a regular expression of Go. A matcher that can't match an alert, such as one of a name that \
            no label can have, hides what it is for.
            """,
        bad: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders, routes: [{matchers: [{name: severity, value: "crit(ical", matchType: "=~"}]}]}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]

            """
        ),
        good: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders, routes: [{matchers: [{name: severity, value: "critical|page", matchType: "=~"}]}]}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]

            """
        ),
        check: .object(kinds: [.alertmanagerConfig]) { object, _, findings in
            AlertRouting.report(.alertMatcher, object, &findings)
        }
    )

    static let inhibition: Rule = prometheus(
        "inhibition",
        .warning,
        "inhibitions are confined to what belongs together",
        explanation: """
            While an alert of the source fires, those of the target are silent where the labels of `equal` are the \
            same: without any, one tenant's alert silences all others'. An alert that is both source and target is \
            never inhibited.
            """,
        bad: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]
              inhibitRules:
                - sourceMatch: [{name: severity, value: critical, matchType: "="}]
                  targetMatch: [{name: severity, value: warning, matchType: "="}]

            """
        ),
        good: .manifest(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: AlertmanagerConfig
            metadata: {name: orders, namespace: shop}
            spec:
              route: {receiver: orders}
              receivers:
                - name: orders
                  webhookConfigs: [{url: https://hooks.example/orders}]
              inhibitRules:
                - sourceMatch: [{name: severity, value: critical, matchType: "="}]
                  targetMatch: [{name: severity, value: warning, matchType: "="}]
                  equal: [namespace, alertname]

            """
        ),
        check: .object(kinds: [.alertmanagerConfig]) { object, _, findings in
            AlertRouting.report(.inhibition, object, &findings)
        }
    )
}
