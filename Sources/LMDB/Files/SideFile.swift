#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A small file beside the data file, whose value is overwritten in place.
///
/// It is never synced: it is for what may be lost in a power cut, and must cost nothing at a commit.
package final class SideFile: Sendable {
    /// The most bytes that it has.
    package static let longestInBytes = 4_096

    /// Its path, for messages.
    package let path: String
    private let file: Descriptor

    /// Opens the file of that name, and creates it if it may be written.
    ///
    /// - Throws: `.notFound`, `.notRegularFile`, `.symbolicLink`, `.wrongOwner`, `.unsafeMode`,
    ///   `.severalLinks`, or the error of the system call.
    init(
        named name: String, in directory: borrowing EnvironmentDirectory, isWritable: Bool
    ) throws(LMDBError) {
        path = "\(directory.path)/\(name)"
        let found = try FileStatus.of(name, in: directory.number, calling: path)
        if let found, !found.isRegular, !found.isSymbolicLink { throw .notRegularFile(path) }
        file = try Descriptor.open(
            name, in: directory.number,
            flags: (isWritable ? O_RDWR | O_CREAT : O_RDONLY) | O_NOFOLLOW | O_NONBLOCK,
            calling: path)
        let status = try FileStatus.of(file.number, calling: path)
        try status.requireTrustworthy(calling: path, sharing: .group)
        guard status.isRegular else { throw .notRegularFile(path) }
    }

    /// Its bytes; the first ``longestInBytes`` of them.
    ///
    /// - Throws: The error of the system call.
    package func read() throws(LMDBError) -> [UInt8] {
        let size = min(try FileStatus.of(file.number, calling: path).size, Self.longestInBytes)
        return try DataFile.read(size, at: 0, of: file.number, calling: path)
    }

    /// Overwrites its first bytes.
    ///
    /// - Throws: The error of the system call.
    package func overwrite(with bytes: [UInt8]) throws(LMDBError) {
        try file.write(bytes, at: 0, calling: path)
    }
}

extension Environment {
    /// Throws unless a directory can have small files: this user or root owns it, and nobody else may
    /// write to it.
    package static func requireDirectory(at path: String) throws(LMDBError) {
        _ = try EnvironmentDirectory.open(at: path)
    }

    /// Opens a small file in another directory, with the rights that this environment has.
    ///
    /// - Parameters:
    ///   - name: Its name in the directory.
    ///   - folder: The directory: this user or root owns it, nobody else may write to it, and it is
    ///     not inside this environment's.
    /// - Returns: The file; `nil` where it does not exist and this environment takes no writes.
    /// - Throws: `.closed`, `.insideEnvironment`, or as the file system refuses.
    package func sideFile(
        named name: String, inFolder folder: String
    ) throws(LMDBError) -> SideFile? {
        try requireOpen()
        let directory = try EnvironmentDirectory.open(at: folder)
        let place = try Descriptor.open(
            ".", in: directory.number, flags: O_RDONLY | O_DIRECTORY, calling: folder)
        if try place.isInside(directoryOf: opened) {
            throw LMDBError(
                .insideEnvironment, during: "open",
                "\"\(folder)\" is inside the directory of the ledger.",
                remedy: "Name a folder outside it.")
        }
        do throws(LMDBError) {
            return try SideFile(named: name, in: directory, isWritable: access == .writable)
        } catch  where error.code == .notFound && access != .writable { return nil }
    }

    /// Opens a small file beside the data file.
    ///
    /// - Parameter name: Its name in the directory.
    /// - Returns: The file; `nil` where it does not exist and cannot be created.
    /// - Throws: `.closed`, or as the file system refuses.
    package func sideFile(named name: String) throws(LMDBError) -> SideFile? {
        try requireOpen()
        do throws(LMDBError) {
            return try SideFile(
                named: name, in: opened.directory, isWritable: access == .writable)
        } catch  where error.code == .notFound && access != .writable { return nil }
    }
}
