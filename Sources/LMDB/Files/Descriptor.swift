#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// An open file descriptor: it is closed once, on every path.
struct Descriptor: ~Copyable {
    /// The number the system knows it by.
    let number: Int32

    /// Opens `name` inside `directory`; the descriptor ends with exec.
    ///
    /// - Parameters:
    ///   - name: A path; relative ones start at `directory`.
    ///   - directory: An open directory, or `AT_FDCWD`.
    ///   - flags: As for `open(2)`; `O_CLOEXEC` is added.
    ///   - path: What to call it in an error.
    /// - Returns: The descriptor.
    /// - Throws: The `errno` of `openat`, as the code it stands for.
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
