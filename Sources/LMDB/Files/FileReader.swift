#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A regular file that is read from its beginning, a piece at a time.
package struct FileReader: ~Copyable, Sendable {
    private let file: Descriptor
    private let path: String
    private var offset = 0
    /// The size of the file when it was opened.
    ///
    /// Unit: bytes.
    package let sizeInBytes: Int

    /// Opens the file.
    ///
    /// - Throws: `.notFound`, `.notAnEnvironment` when it is not a regular file, or the error of
    ///   the system call.
    package init(at path: String) throws(LMDBError) {
        // Without waiting, so that a pipe under this name does not block.
        let file = try Descriptor.open(path, flags: O_RDONLY | O_NONBLOCK, calling: path)
        let status = try FileStatus.of(file.number, calling: path)
        guard status.isRegular else {
            throw LMDBError(
                .notAnEnvironment, during: "open", "\"\(path)\" is not a regular file.",
                remedy: "Check the path.")
        }
        self.init(file, path, sizeInBytes: status.size)
    }

    private init(_ file: consuming Descriptor, _ path: String, sizeInBytes: Int) {
        self.file = file
        self.path = path
        self.sizeInBytes = sizeInBytes
    }

    /// Reads the next bytes, up to `count`; fewer only at the end.
    ///
    /// - Throws: The error of the system call.
    package mutating func next(_ count: Int) throws(LMDBError) -> [UInt8] {
        let bytes = try file.read(atMost: count, at: offset, calling: path)
        offset += bytes.count
        return bytes
    }
}
