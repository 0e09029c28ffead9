internal import Dispatch

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A system thread for the writer of one store.
///
/// It is not a Dispatch thread: Dispatch has at most 255, and a writer keeps its thread as long as
/// its store is open. With that many stores, no other work would get a thread, not even the work
/// that a writer waits for when it ends.
enum WriterThread {
    /// The body of the thread, while it is passed to it.
    private final class Work {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs `body` on a new thread, or on a Dispatch thread when the system cannot create one.
    static func start(_ body: @escaping @Sendable () -> Void) {
        let work = unsafe Unmanaged.passRetained(Work(body))
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let status = unsafe pthread_create(
            &thread, nil,
            { pointer in
                #if canImport(Darwin)
                    unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
                #else
                    guard let pointer = unsafe pointer else { return nil }
                    unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
                #endif
                return nil
            }, work.toOpaque())
        guard status == 0 else {
            unsafe work.release()
            DispatchQueue(label: "caseledger.writer").async(execute: body)
            return
        }
        #if canImport(Darwin)
            if let thread = unsafe thread { unsafe pthread_detach(thread) }
        #else
            pthread_detach(thread)
        #endif
    }
}
