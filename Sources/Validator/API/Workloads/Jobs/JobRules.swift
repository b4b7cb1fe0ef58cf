import Diagnostics

extension Rule {
    static let jobCompletion = api(
        "job-completion",
        "what says when a Job is complete fits together",
        explanation: """
            A Job counts completions, or with `completionMode: Indexed` gives each an index; limits by index are for the
            latter. An indexed Job that says how many pods run at a time also says how many there are.
            """,
        bad: """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: import
            spec:
              completionMode: Ordered
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: import
                      image: example.com/import:1

            """,
        good: """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: import
            spec:
              completionMode: Indexed
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: import
                      image: example.com/import:1

            """
    )

    static let podFailurePolicy = api(
        "pod-failure-policy",
        "each rule about failed pods looks at exit codes or at conditions",
        explanation: """
            A rule has an action, and either `onExitCodes` or `onPodConditions`. Exit codes are in order, each once, and
            0 is no failure. While there is such a policy, pods are replaced when they have failed.
            """,
        bad: """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: import
            spec:
              podFailurePolicy:
                rules:
                  - action: FailJob
                    onExitCodes:
                      operator: In
                      values:
                        - 0
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: import
                      image: example.com/import:1

            """,
        good: """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: import
            spec:
              podFailurePolicy:
                rules:
                  - action: FailJob
                    onExitCodes:
                      operator: In
                      values:
                        - 42
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: import
                      image: example.com/import:1

            """
    )

    static let successPolicy = api(
        "success-policy",
        "a success policy names indexes that an indexed Job has",
        explanation: """
            Each rule says which indexes have to succeed, how many, or both: indexes and ranges in order, below the
            number of completions, such as `0,2-4`.
            """,
        bad: """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: import
            spec:
              completionMode: Indexed
              completions: 3
              successPolicy:
                rules:
                  - succeededIndexes: 0-3
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: import
                      image: example.com/import:1

            """,
        good: """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: import
            spec:
              completionMode: Indexed
              completions: 3
              successPolicy:
                rules:
                  - succeededIndexes: 0-2
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: import
                      image: example.com/import:1

            """
    )

    static let jobName = api(
        "job-name",
        "the name of a Job leaves room for what Kubernetes makes of it",
        explanation: """
            A Job's name becomes a label of its pods, so it has 63 characters at most; the host names of an indexed
            Job's pods end with their index. A CronJob's Jobs have 11 characters more than the CronJob: it has 52 at
            most.
            """,
        bad: """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: import-of-all-the-orders-that-customers-have-placed-in-the-last-year
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: import
                      image: example.com/import:1

            """,
        good: """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: import-of-orders
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: import
                      image: example.com/import:1

            """
    )

    static let cronSchedule = api(
        "cron-schedule",
        "the schedule of a CronJob is one of cron's",
        explanation: """
            A schedule is minute, hour, day, month and day of the week: numbers, names such as `MON`, ranges, steps and
            lists, or a word such as `@daily`. Sunday is 0; there is no 7. The time zone is in `timeZone`.
            """,
        bad: """
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: clean-up
            spec:
              schedule: "0 24 * * *"
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: OnFailure
                      containers:
                        - name: clean-up
                          image: example.com/clean-up:1

            """,
        good: """
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: clean-up
            spec:
              schedule: "0 3 * * *"
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: OnFailure
                      containers:
                        - name: clean-up
                          image: example.com/clean-up:1

            """
    )

    static let timeZone = api(
        "time-zone",
        "the time zone of a CronJob exists",
        explanation: """
            A time zone is named as in the IANA database, upper and lower case included, such as `Etc/UTC` or
            `Europe/Berlin`. Abbreviations of offsets, such as `CEST`, are no time zones.
            """,
        bad: """
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: clean-up
            spec:
              schedule: "0 3 * * *"
              timeZone: Europe/Bonn
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: OnFailure
                      containers:
                        - name: clean-up
                          image: example.com/clean-up:1

            """,
        good: """
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: clean-up
            spec:
              schedule: "0 3 * * *"
              timeZone: Europe/Berlin
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: OnFailure
                      containers:
                        - name: clean-up
                          image: example.com/clean-up:1

            """
    )

    static let cronJob = api(
        "cron-job",
        "a CronJob has a template, and a policy for Jobs that overlap",
        explanation: """
            When a Job is due and the last one still runs, `concurrencyPolicy` says what happens: `Allow` both, `Forbid`
            the new one, or `Replace` the old one.
            """,
        bad: """
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: clean-up
            spec:
              schedule: "0 3 * * *"
              concurrencyPolicy: Never
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: OnFailure
                      containers:
                        - name: clean-up
                          image: example.com/clean-up:1

            """,
        good: """
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: clean-up
            spec:
              schedule: "0 3 * * *"
              concurrencyPolicy: Forbid
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: OnFailure
                      containers:
                        - name: clean-up
                          image: example.com/clean-up:1

            """
    )
}
