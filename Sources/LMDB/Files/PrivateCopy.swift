#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A copy of a data file that this user may read and not write, in a directory of its own.
///
/// A reader of a live file needs a slot in its lock file: without one, writers reuse the pages that
/// it reads. So the file is copied. The pages of a transaction do not change while the next one is
/// written, so a copy is good if the newest transaction advanced by at most one meanwhile.
struct PrivateCopy {
    /// How often to copy again because a writer was too fast.
    private static let mostTries = 3
    /// Unit: bytes.
    private static let chunk = 1 << 20

    /// The directory of the copy.
    let path: String

    /// Copies the data file of `original` into a new directory for temporary files.
    ///
    /// - Throws: `.locked` when others write too fast, `.corrupted` when the meta pages are damaged,
    ///   `.diskFull`, or the error of the system call.
    init(of original: borrowing EnvironmentDirectory) throws(LMDBError) {
        let folder = Self.environment("TMPDIR") ?? "/tmp"
        let name = "case-ledger-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        path = "\(folder)/\(name)"
        if unsafe mkdir(path, 0o700) != 0 {
            throw LMDBError(
                .system(errno: errno), during: "mkdir",
                "A ledger that this user may not write is read as a copy, and no folder for it can be "
                    + "made in \"\(folder)\": error \(errno).",
                remedy: "Set TMPDIR to a folder in which this user may write.")
        }
        do throws(LMDBError) {
            try Self.fill(try EnvironmentDirectory.open(at: path), from: original)
        } catch {
            Self.remove(path)
            throw error
        }
    }

    /// Removes the names of the copy; what is open stays readable until it is closed.
    func remove() { Self.remove(path) }

    private static func remove(_ path: String) {
        _ = unsafe unlink("\(path)/\(EnvironmentDirectory.dataFile)")
        _ = unsafe rmdir(path)
    }

    private static func fill(
        _ directory: borrowing EnvironmentDirectory, from original: borrowing EnvironmentDirectory
    ) throws(LMDBError) {
        let file = try DataFile(in: original)
        for _ in 0..<mostTries {
            guard let before = try file.head() else { return }
            try copy(file, into: directory)
            guard let after = try file.head() else { return }
            if after.transaction <= before.transaction &+ 1 { return }
        }
        throw LMDBError(
            .locked, during: "open",
            "\"\(original.path)\" cannot be written by this user, and others write to it too fast to "
                + "copy it.",
            remedy: "Try again when less is recorded, or run as its owner.")
    }

    private static func copy(
        _ file: borrowing DataFile, into directory: borrowing EnvironmentDirectory
    ) throws(LMDBError) {
        let target = try Descriptor.open(
            EnvironmentDirectory.dataFile, in: directory.number,
            flags: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, calling: directory.path)
        let size = try FileStatus.of(file.number, calling: file.path).size
        var offset = 0
        while offset < size {
            let bytes = try DataFile.read(
                min(chunk, size - offset), at: offset, of: file.number, calling: file.path)
            try target.write(bytes, at: offset, calling: directory.path)
            offset += bytes.count
        }
    }

    private static func environment(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
