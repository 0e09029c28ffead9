internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A file with mode 0600 that is written under a hidden name next to its final path.
///
/// It is removed unless it is published.
package struct NewFile: ~Copyable, Sendable {
    /// The number of bytes that are collected before they are written.
    ///
    /// Unit: bytes.
    private static let bufferSize = 1 << 18

    private let place: EnvironmentPath
    private let parent: Descriptor
    private let name: String
    private let file: Descriptor
    private var buffer: [UInt8] = []
    private var isPublished = false
    /// The number of bytes so far.
    package private(set) var sizeInBytes = 0

    /// Creates the file under its hidden name.
    ///
    /// - Parameters:
    ///   - path: Its final path. Nothing may exist there, and its parent directory must exist.
    ///   - environment: The file must not be inside the directory of this environment.
    ///   - magic: The bytes with which files of this kind begin. A file of this kind that a crashed
    ///     process left in the parent directory under a hidden name is removed.
    /// - Throws: `.alreadyExists`, `.notFound` without a parent directory, or the error of the
    ///   system call.
    package init(
        at path: String, outside environment: Environment, startingWith magic: [UInt8]
    ) throws(LMDBError) {
        let place = try EnvironmentPath(path)
        let parent = try place.openParent()
        if try parent.isInside(directoryOf: environment.opened) {
            throw .insideEnvironment(path)
        }
        try CreationAside.requireNothing(at: place, in: parent)
        Self.sweep(parent, at: place.parent, startingWith: magic)
        let random = String(UInt64.random(in: .min ... .max), radix: 36)
        let name = CreationAside.prefix(for: place) + random
        let file = try Descriptor.open(
            name, in: parent.number, flags: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW,
            calling: path)
        _ = cl_lock(file.number, 1)  // A sweep leaves locked files alone.
        self.init(place, parent, name, file)
    }

    private init(
        _ place: EnvironmentPath, _ parent: consuming Descriptor, _ name: String,
        _ file: consuming Descriptor
    ) {
        self.place = place
        self.parent = parent
        self.name = name
        self.file = file
    }

    /// Removes files that crashed processes left in a directory under hidden names, if they are empty or
    /// begin with these bytes.
    private static func sweep(
        _ parent: borrowing Descriptor, at path: String, startingWith magic: [UInt8]
    ) {
        for name in EnvironmentDirectory.names(in: parent.number)
        where CreationAside.isHidden(name) {
            let path = "\(path)/\(name)"
            guard
                let status = try? FileStatus.of(name, in: parent.number, calling: path),
                status.isRegular, time(nil) - status.modified > CreationAside.graceInSeconds,
                let file = try? Descriptor.open(
                    name, in: parent.number, flags: O_RDWR | O_NOFOLLOW, calling: path),
                cl_lock(file.number, 1) == 0,
                let start = try? file.read(atMost: magic.count, at: 0, calling: path),
                start.isEmpty || start == magic
            else { continue }
            _ = unsafe unlinkat(parent.number, name, 0)
        }
    }

    /// The path of the file until it is published.
    package var hiddenPath: String { "\(place.parent)/\(name)" }

    /// Adds bytes at the end.
    ///
    /// - Throws: `.diskFull`, or the error of the system call.
    package mutating func append(_ bytes: [UInt8]) throws(LMDBError) {
        buffer += bytes
        sizeInBytes += bytes.count
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Writes everything and syncs it to disk.
    ///
    /// - Throws: `.diskFull`, or the error of the system call.
    package mutating func sync() throws(LMDBError) {
        try flush()
        try file.sync(calling: place.path)
    }

    /// Renames it to its final path, where nothing may exist, and syncs the directory.
    ///
    /// - Throws: `.alreadyExists`, or the error of the system call.
    package mutating func publish() throws(LMDBError) {
        var failure = unsafe cl_rename_new(parent.number, name, place.name)
        if failure != 0 { throw LMDBError(errno: failure, "rename", at: place.path) }
        isPublished = true
        failure = cl_sync(parent.number)
        if failure != 0 { throw LMDBError(errno: failure, "fsync", at: place.parent) }
    }

    deinit { if !isPublished { _ = unsafe unlinkat(parent.number, name, 0) } }

    private mutating func flush() throws(LMDBError) {
        try file.write(buffer, at: sizeInBytes - buffer.count, calling: place.path)
        buffer.removeAll(keepingCapacity: true)
    }
}
