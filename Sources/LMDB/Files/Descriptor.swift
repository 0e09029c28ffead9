#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// An open file descriptor that is closed exactly once.
struct Descriptor: ~Copyable {
    /// The descriptor's number.
    let number: Int32

    /// Opens `name` inside `directory`; the descriptor is closed on exec.
    ///
    /// - Parameters:
    ///   - name: A path; relative ones start at `directory`.
    ///   - directory: An open directory, or `AT_FDCWD`.
    ///   - flags: As for `open(2)`; `O_CLOEXEC` is added.
    ///   - path: The path to name in an error.
    /// - Returns: The descriptor.
    /// - Throws: The error for the `errno` of `openat`.
    static func open(
        _ name: String, in directory: Int32 = AT_FDCWD, flags: Int32, calling path: String
    ) throws(LMDBError) -> Descriptor {
        while true {
            let number = unsafe openat(directory, name, flags | O_CLOEXEC, 0o600)
            if number >= 0 { return Descriptor(number: number) }
            let failure = errno
            if failure != EINTR { throw LMDBError(errno: failure, "openat", at: path) }
        }
    }

    deinit { close(number) }
}
