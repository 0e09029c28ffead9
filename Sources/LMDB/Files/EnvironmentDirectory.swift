internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The directory of an environment, held open: what is looked at is what is opened.
struct EnvironmentDirectory: ~Copyable {
    /// LMDB's own names, and that of our lock.
    static let dataFile = "data.mdb"
    static let lockFile = "lock.mdb"
    static let openLockFile = "open.lock"
    /// Every name that may be in the directory.
    static let files = [dataFile, lockFile, openLockFile]

    /// The path it was opened by, for errors.
    let path: String
    private let descriptor: Descriptor

    /// Opens the directory at `path` after looking at who may change it.
    ///
    /// - Throws: `.notFound`, `.symbolicLink`, `.wrongOwner`, `.unsafeMode`, or
    ///   `.notAnEnvironment` when it is no directory.
    static func open(at path: String) throws(LMDBError) -> EnvironmentDirectory {
        let place = try EnvironmentPath(path)
        let parent = try place.openParent()
        return try open(named: place.name, in: parent.number, calling: path)
    }

    /// The same for a name inside an open directory.
    static func open(
        named name: String, in parent: Int32, calling path: String
    ) throws(LMDBError) -> EnvironmentDirectory {
        if let status = try FileStatus.of(name, in: parent, calling: path) {
            try status.requireTrustworthy(calling: path)
            if !status.isDirectory { throw notAnEnvironment(path, "is not a directory") }
        }
        let directory = EnvironmentDirectory(
            path: path,
            descriptor: try Descriptor.open(
                name, in: parent, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW, calling: path))
        // Once more, of what was really opened.
        try FileStatus.of(directory.descriptor.number, calling: path)
            .requireTrustworthy(calling: path)
        return directory
    }

    /// The descriptor's number, for calls that start at a directory.
    var number: Int32 { descriptor.number }

    /// Which directory it is.
    var identity: FileIdentity {
        get throws(LMDBError) { try FileStatus.of(number, calling: path).identity }
    }

    /// Looks at the files an environment has, without opening one.
    ///
    /// - Returns: The identity of the data file.
    /// - Throws: `.notAnEnvironment` when there are none; `.corrupted` when the data file is gone and
    ///   others are there, when it is empty, for LMDB would start a new one there, and when one is no
    ///   regular file; `.symbolicLink`, `.wrongOwner`, `.unsafeMode` for any of the files.
    func inspectFiles() throws(LMDBError) -> FileIdentity {
        var others: [String] = []
        for name in [Self.lockFile, Self.openLockFile] where try inspect(name) != nil {
            others.append(name)
        }
        guard let data = try inspect(Self.dataFile) else {
            if let other = others.first {
                throw .damaged(path, "it has no \(Self.dataFile), but a \(other)")
            }
            throw Self.notAnEnvironment(path, "has no \(Self.dataFile)")
        }
        if data.size == 0 { throw .damaged("\(path)/\(Self.dataFile)", "it is empty") }
        return data.identity
    }

    /// Whether `path` still names this directory; a restore may have put another in its place.
    func isStillInPlace() throws(LMDBError) -> Bool {
        let place = try EnvironmentPath(path)
        let parent = try place.openParent()
        let now = try FileStatus.of(place.name, in: parent.number, calling: path)
        return try now?.identity == identity
    }

    /// A path by which LMDB reaches this very directory, whatever was renamed since.
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

    /// Writes the names in the directory through to the disk.
    func sync() throws(LMDBError) {
        let failure = cl_sync(number)
        if failure != 0 { throw LMDBError(errno: failure, "fsync", at: path) }
    }

    private func inspect(_ name: String) throws(LMDBError) -> FileStatus? {
        let filePath = "\(path)/\(name)"
        guard let status = try FileStatus.of(name, in: number, calling: filePath) else {
            return nil
        }
        try status.requireTrustworthy(calling: filePath)
        if !status.isRegular { throw .damaged(filePath, "it is not a regular file") }
        return status
    }

    private static func notAnEnvironment(_ path: String, _ why: String) -> LMDBError {
        LMDBError(
            .notAnEnvironment, during: "open", "\"\(path)\" \(why).",
            remedy: "Check that the path names the directory of an environment.")
    }
}
