import Foundation

/// What an asynchronous function gives, for a caller that can't wait otherwise.
func blocking<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
    let box = Box<Value>()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
        box.value = await body()
        isDone.signal()
    }
    isDone.wait()
    guard let value = box.value else { fatalError("the task ended without a value") }
    return value
}

/// The semaphore orders who writes and who reads.
private final class Box<Value>: @unchecked Sendable {
    var value: Value?
}
