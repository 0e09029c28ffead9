#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A value behind a lock, with a way to wait until it changes.
///
/// `Mutex` of the standard library cannot wait, and the gate of the transactions has to.
///
/// Sendable by this promise: `value` and `waiting` are touched between lock and unlock only, and
/// the two pthread objects never move.
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

    /// Runs `body` alone, then lets everybody who waits look again.
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

    /// Runs `body` alone, again after every change, until it returns something or throws.
    ///
    /// What `body` changes must not be what others wait for: they are not woken.
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
