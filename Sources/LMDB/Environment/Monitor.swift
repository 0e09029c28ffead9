#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A value behind a lock, with a way to wait until it changes.
///
/// `Mutex` of the standard library has no condition to wait for, and the transaction gate needs
/// one.
///
/// `@unchecked Sendable` is sound: `value` and `waiting` are accessed only while the lock is held,
/// and the two pthread objects never move.
@safe
final class Monitor<Value: ~Copyable>: @unchecked Sendable {
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var value: Value
    private var waiting = 0

    init(_ value: consuming Value) {
        unsafe lock = .allocate(capacity: 1)
        unsafe changed = .allocate(capacity: 1)
        unsafe pthread_mutex_init(lock, nil)
        unsafe pthread_cond_init(changed, nil)
        self.value = value
    }

    deinit {
        unsafe pthread_cond_destroy(changed)
        unsafe pthread_mutex_destroy(lock)
        unsafe changed.deallocate()
        unsafe lock.deallocate()
    }

    /// Runs `body` under the lock, then wakes all waiting threads so that they check again.
    func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe pthread_mutex_lock(lock)
        defer {
            if waiting > 0 { unsafe pthread_cond_broadcast(changed) }
            unsafe pthread_mutex_unlock(lock)
        }
        return try body(&value)
    }

    /// Runs `body` under the lock, again after every change, until it returns a value or throws.
    ///
    /// `body` must not make a change that other threads wait for: it does not wake them.
    func wait<Result, Failure: Error>(
        until body: (inout Value) throws(Failure) -> Result?
    ) throws(Failure) -> Result {
        unsafe pthread_mutex_lock(lock)
        defer { unsafe pthread_mutex_unlock(lock) }
        while true {
            if let result = try body(&value) { return result }
            waiting += 1
            unsafe pthread_cond_wait(changed, lock)
            waiting -= 1
        }
    }
}
