internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The directory of an environment, held open so that the checked directory is the one that is
/// used.
struct EnvironmentDirectory: ~Copyable {
    /// LMDB's own file names, and the name of our lock file.
    static let dataFile = "data.mdb"
    static let lockFile = "lock.mdb"
    static let openLockFile = "open.lock"

    /// The path it was opened by, for errors.
    let path: String
    /// Who else may read its files.
    private let sharing: FileStatus.Sharing
    private let descriptor: Descriptor

    /// Opens the directory at `path` after checking its owner and its mode.
    ///
    /// - Parameters:
    ///   - path: Its path.
    ///   - isForeign: Whether it may belong to another user; its files are then only copied.
    /// - Returns: The directory, open.
    /// - Throws: `.notFound`, `.symbolicLink`, `.wrongOwner`, `.unsafeMode`, or `.notAnEnvironment`
    ///   when it is not a directory.
    static func open(
        at path: String, isForeign: Bool = false
    ) throws(LMDBError) -> EnvironmentDirectory {
        let place = try EnvironmentPath(path)
        let parent = try place.openParent()
        return try open(
            named: place.name, in: parent.number, calling: path, isForeign: isForeign)
    }

    /// Opens the directory with the given name inside an open directory.
    static func open(
        named name: String, in parent: Int32, calling path: String, isForeign: Bool = false
    ) throws(LMDBError) -> EnvironmentDirectory {
        let sharing: FileStatus.Sharing = isForeign ? .any : .group
        if let status = try FileStatus.of(name, in: parent, calling: path) {
            if !status.isDirectory, !status.isSymbolicLink {
                throw notAnEnvironment(path, "is not a directory")
            }
            try status.requireTrustworthy(calling: path, sharing: sharing)
        }
        let descriptor = try Descriptor.open(
            name, in: parent, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW, calling: path)
        // Check again, now on the directory that was actually opened.
        let status = try FileStatus.of(descriptor.number, calling: path)
        try status.requireTrustworthy(calling: path, sharing: sharing)
        return EnvironmentDirectory(
            path: path, sharing: isForeign ? .any : status.isGroupReadable ? .group : .none,
            descriptor: descriptor)
    }

    /// The descriptor's number, for calls that start at a directory.
    var number: Int32 { descriptor.number }

    /// Whether the group may read it, by its mode.
    var isSharedWithGroup: Bool { sharing == .group }

    /// The identity of the directory.
    var identity: FileIdentity {
        get throws(LMDBError) { try FileStatus.of(number, calling: path).identity }
    }

    /// Checks the files of the environment without opening one.
    ///
    /// - Returns: The identity of the data file.
    /// - Throws: `.notAnEnvironment` when the directory has no files of an environment.
    ///   `.corrupted` when the data file is missing but others exist, when the data file is empty
    ///   (LMDB would initialize it as a new one), and when it is not a regular file.
    ///   `.notRegularFile` for another file. `.symbolicLink`, `.wrongOwner`, `.unsafeMode`, `.severalLinks` for any of the files.
    func inspectFiles() throws(LMDBError) -> FileIdentity {
        var others: [String] = []
        for name in [Self.lockFile, Self.openLockFile] where try inspect(name) != nil {
            others.append(name)
        }
        guard let data = try inspect(Self.dataFile) else {
            if let other = others.first {
                throw .damaged(path, "it has a \(other), but no \(Self.dataFile)")
            }
            throw Self.notAnEnvironment(path, "has no \(Self.dataFile)")
        }
        if data.size == 0 { throw .damaged("\(path)/\(Self.dataFile)", "it is empty") }
        return data.identity
    }

    /// Throws when this user may not write a file that LMDB writes.
    ///
    /// Nothing is opened: LMDB's locks end when any descriptor of its lock file is closed.
    func requireWritableFiles() throws(LMDBError) {
        try requireWritable(Self.dataFile)
        let isMissing = try FileStatus.of(Self.lockFile, in: number, calling: path) == nil
        try requireWritable(isMissing ? "." : Self.lockFile)
    }

    private func requireWritable(_ name: String) throws(LMDBError) {
        guard unsafe faccessat(number, name, W_OK, AT_EACCESS) != 0 else { return }
        throw LMDBError(errno: errno, "faccessat", at: "\(path)/\(name)")
    }

    /// Whether `path` still leads to this directory; a restore may have replaced it.
    func isStillInPlace() throws(LMDBError) -> Bool {
        let place = try EnvironmentPath(path)
        let parent = try place.openParent()
        let now = try FileStatus.of(place.name, in: parent.number, calling: path)
        return try now?.identity == identity
    }

    /// A path by which LMDB reaches exactly this directory, even if it was renamed.
    var pathForLMDB: String {
        get throws(LMDBError) {
            let direct = "/proc/self/fd/\(number)"
            var status = stat()
            guard unsafe stat(direct, &status) == 0,
                try FileIdentity(
                    device: UInt64(truncatingIfNeeded: status.st_dev),
                    inode: UInt64(truncatingIfNeeded: status.st_ino)) == identity
            else { return path }
            return direct
        }
    }

    /// Gives a group the right to read the directory and its data file, and to write nothing.
    ///
    /// - Parameter group: The number of the group; `nil` for the one that they have.
    /// - Throws: The error of the system call.
    func shareWithGroup(_ group: gid_t? = nil) throws(LMDBError) {
        // `-1` leaves an owner or a group as it is.
        let (none, group) = (uid_t.max, group ?? gid_t.max)
        guard fchown(number, none, group) == 0,
            unsafe fchownat(number, Self.dataFile, none, group, 0) == 0
        else { throw LMDBError(errno: errno, "chown", at: path) }
        guard fchmod(number, 0o750) == 0,
            unsafe fchmodat(number, Self.dataFile, 0o640, 0) == 0
        else { throw LMDBError(errno: errno, "chmod", at: path) }
    }

    /// The names of everything in it.
    var names: [String] { Self.names(in: number) }

    /// The names of everything in an open directory; none when it cannot be read.
    static func names(in directory: Int32) -> [String] {
        // `fdopendir` takes ownership of the descriptor, so it gets its own.
        let own = unsafe openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0 else { return [] }
        guard let stream = unsafe fdopendir(own) else {
            close(own)
            return []
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe String(cString: cl_entry_name(entry))
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Removes a directory with all files in it; what cannot be removed stays.
    static func remove(_ name: String, in parent: Int32) {
        let directory = unsafe openat(
            parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard directory >= 0 else { return }
        defer { close(directory) }
        removeFiles(in: directory)
        _ = unsafe unlinkat(parent, name, AT_REMOVEDIR)
    }

    /// Removes all files in an open directory; what cannot be removed stays.
    static func removeFiles(in directory: Int32) {
        for file in names(in: directory) { _ = unsafe unlinkat(directory, file, 0) }
    }

    /// Syncs the directory's entries to disk.
    func sync() throws(LMDBError) {
        let failure = cl_sync(number)
        // Some file systems cannot sync a folder, and need not.
        if failure != 0, failure != EINVAL {
            throw LMDBError(errno: failure, "fsync", at: path)
        }
    }

    private func inspect(_ name: String) throws(LMDBError) -> FileStatus? {
        let filePath = "\(path)/\(name)"
        guard let status = try FileStatus.of(name, in: number, calling: filePath) else {
            return nil
        }
        if !status.isRegular, !status.isSymbolicLink {
            throw name == Self.dataFile
                ? .damaged(filePath, "it is not a regular file") : .notRegularFile(filePath)
        }
        try status.requireTrustworthy(calling: filePath, sharing: sharing)
        return status
    }

    private static func notAnEnvironment(_ path: String, _ why: String) -> LMDBError {
        LMDBError(
            .notAnEnvironment, during: "open", "\"\(path)\" \(why).",
            remedy: "Check the path.")
    }
}
