internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// An environment that is being built next to the place where it will be.
///
/// Its directory is named `.NAME.creating-RANDOM`. Its builder holds the open lock in it, so one
/// that nobody holds was left by a crash.
struct CreationAside: ~Copyable {
    /// Younger ones are never swept: their builder may be about to take the lock.
    ///
    /// Unit: seconds.
    static let graceInSeconds = 60

    private let place: EnvironmentPath
    private let parent: Int32
    private let name: String

    /// Makes the directory.
    ///
    /// - Parameters:
    ///   - place: Where the environment will be.
    ///   - parent: The directory that holds it, which stays open as long as this value lives.
    /// - Throws: The refusal of the system.
    init(for place: EnvironmentPath, in parent: borrowing Descriptor) throws(LMDBError) {
        let random = String(UInt64.random(in: .min ... .max), radix: 36)
        self.place = place
        self.parent = parent.number
        name = Self.prefix(for: place) + random
        if unsafe mkdirat(parent.number, name, 0o700) != 0 {
            throw LMDBError(errno: errno, "mkdirat", at: place.path)
        }
    }

    /// Builds the environment in it and writes everything through to the disk.
    ///
    /// - Returns: The shared lock under which to open it, wherever it is by then.
    func fill(
        with tables: [String], options: Environment.Options
    ) throws(LMDBError) -> OpenLock {
        let directory = try EnvironmentDirectory.open(
            named: name, in: parent, calling: place.path)
        let lock = try OpenLock.take(in: directory, exclusive: true, patience: .zero)
        try OpenEnvironment.build(in: directory, tables: tables, options: options)
        try directory.sync()
        // Shared before it can be found: nobody who finds it is told that it is locked.
        try lock.share()
        return lock
    }

    /// Gives it its name, for good.
    ///
    /// - Throws: `.alreadyExists` when something took the name in the meantime.
    func publish() throws(LMDBError) {
        var failure = unsafe cl_rename_new(parent, name, place.name)
        if failure != 0 { throw LMDBError(errno: failure, "rename", at: place.path) }
        failure = cl_sync(parent)
        if failure != 0 { throw LMDBError(errno: failure, "fsync", at: place.parent) }
    }

    /// Removes what is still aside; a failure only leaves it to the next sweep.
    func remove() { Self.remove(name, in: parent) }

    /// Refuses when anything at all is at `place`.
    static func requireNothing(
        at place: EnvironmentPath, in parent: borrowing Descriptor
    ) throws(LMDBError) {
        let status = try FileStatus.of(place.name, in: parent.number, calling: place.path)
        if status != nil { throw LMDBError(errno: EEXIST, "create", at: place.path) }
    }

    /// Removes what crashed creations of the same name left; what it cannot remove, it leaves.
    static func sweep(for place: EnvironmentPath, in parent: borrowing Descriptor) {
        let prefix = prefix(for: place)
        for name in names(in: parent.number) where name.hasPrefix(prefix) {
            let path = "\(place.parent)/\(name)"
            guard
                let status = try? FileStatus.of(name, in: parent.number, calling: path),
                time(nil) - status.modified > graceInSeconds,
                let directory = try? EnvironmentDirectory.open(
                    named: name, in: parent.number, calling: path),
                let lock = try? OpenLock.take(in: directory, exclusive: true, patience: .zero)
            else { continue }
            remove(name, in: parent.number)
            _ = consume lock  // Held until here: nobody builds in what is being removed.
        }
    }

    private static func prefix(for place: EnvironmentPath) -> String {
        ".\(place.name).creating-"
    }

    private static func remove(_ name: String, in parent: Int32) {
        for file in EnvironmentDirectory.files {
            _ = unsafe unlinkat(parent, "\(name)/\(file)", 0)
        }
        _ = unsafe unlinkat(parent, name, AT_REMOVEDIR)
    }

    private static func names(in directory: Int32) -> [String] {
        // fdopendir takes the descriptor over, so it gets one of its own.
        let own = unsafe openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0 else { return [] }
        guard let stream = unsafe fdopendir(own) else {
            close(own)
            return []
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            unsafe names.append(String(cString: cl_entry_name(entry)))
        }
        return names
    }
}
