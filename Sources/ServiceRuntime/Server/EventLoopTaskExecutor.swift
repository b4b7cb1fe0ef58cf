import NIOCore

/// Runs a connection's task on the event loop of its channel, so that reading, deciding and writing change no thread.
final class EventLoopTaskExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let me = asUnownedTaskExecutor()
        loop.execute { job.runSynchronously(on: me) }
    }
}
