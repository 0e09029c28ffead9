internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A new environment under construction in a hidden directory next to its final path.
///
/// Its directory is named `.NAME.creating-RANDOM`. The builder holds the open lock in it, so a
/// directory with no lock holder was left by a crash.
struct CreationAside: ~Copyable {
    /// Directories younger than this are not swept: their builder may not hold the lock yet.
    ///
    /// Unit: seconds.
    static let graceInSeconds = 60

    private let place: EnvironmentPath
    private let parent: Int32
    private let name: String

    /// Creates the directory.
    ///
    /// - Parameters:
    ///   - place: The final path of the environment.
    ///   - parent: The parent directory, which stays open as long as this value lives.
    /// - Throws: The error of the system call.
    init(for place: EnvironmentPath, in parent: borrowing Descriptor) throws(LMDBError) {
        let random = String(UInt64.random(in: .min ... .max), radix: 36)
        self.place = place
        self.parent = parent.number
        name = Self.prefix(for: place) + random
        if unsafe mkdirat(parent.number, name, 0o700) != 0 {
            throw LMDBError(errno: errno, "mkdirat", at: place.path)
        }
    }

    /// The path of the hidden directory.
    var path: String { "\(place.parent)/\(name)" }

    /// Builds the environment in it and syncs everything to disk.
    ///
    /// - Returns: The shared lock under which to open the environment at its final path.
    func fill(
        with tables: [String], containing entries: [Environment.Entry],
        options: Environment.Options
    ) throws(LMDBError) -> OpenLock {
        let directory = try EnvironmentDirectory.open(
            named: name, in: parent, calling: place.path)
        let lock = try OpenLock.take(in: directory, exclusive: true, patience: .zero)
        try OpenEnvironment.build(
            in: directory, tables: tables, entries: entries, options: options)
        if options.groupMayRead { try directory.shareWithGroup() }
        try directory.sync()
        // Shared before the rename, so that a process that finds the environment does not get
        // `.locked`.
        try lock.share()
        return lock
    }

    /// Renames the directory to its final name, and syncs that to disk.
    ///
    /// If the sync fails, the directory is removed again, unless another process has opened it
    /// meanwhile.
    ///
    /// - Parameter lock: The lock on the environment.
    /// - Throws: `.alreadyExists` when something with that name was created meanwhile, or the error
    ///   of the system call.
    func publish(under lock: borrowing OpenLock) throws(LMDBError) {
        var failure = unsafe cl_rename_new(parent, name, place.name)
        if failure != 0 { throw LMDBError(errno: failure, "rename", at: place.path) }
        failure = cl_sync(parent)
        guard failure != 0 else { return }
        if lock.isNowExclusive() { withdraw(from: place.name) }
        throw LMDBError(errno: failure, "fsync", at: place.parent)
    }

    /// Gives the directory its final name, and what has that name now another one.
    ///
    /// - Parameters:
    ///   - other: The new name of what has the final name now.
    ///   - lock: The lock on the environment.
    /// - Throws: As ``EnvironmentCopy/publish(replacedAs:)``. The names are as before then, unless
    ///   another process opened the environment meanwhile.
    func publish(
        exchangingWith other: String, under lock: borrowing OpenLock
    ) throws(LMDBError) {
        let path = "\(place.parent)/\(other)"
        let identity = try FileStatus.of(name, in: parent, calling: path)?.identity
        var failure = unsafe cl_rename_new(parent, name, other)
        var operation: StaticString = "rename"
        if failure == 0 {
            // Durable before the exchange: a name of an older time must not lead to nothing.
            failure = cl_sync(parent)
            operation = "fsync"
        }
        if failure == 0 {
            failure = unsafe cl_exchange_names(parent, other, place.name)
            operation = "rename"
        }
        guard failure == 0 else {
            takeBack(identity, from: other)
            if failure == ENOTSUP { throw .cannotExchange(place.path) }
            throw LMDBError(
                errno: failure, operation, at: failure == EEXIST ? path : place.path)
        }
        failure = cl_sync(parent)
        guard failure != 0 else { return }
        if lock.isNowExclusive() {
            _ = unsafe cl_exchange_names(parent, other, place.name)
            takeBack(identity, from: other)
        }
        throw LMDBError(errno: failure, "fsync", at: place.parent)
    }

    /// Takes the directory's name away, and removes it.
    ///
    /// A call that reported a failure may have done its work: then another environment has that name,
    /// and keeps it.
    private func takeBack(_ identity: FileIdentity?, from other: String) {
        let status = try? FileStatus.of(other, in: parent, calling: place.path)
        guard let identity, status?.identity == identity else { return }
        withdraw(from: other)
    }

    /// Gives the directory a hidden name, and then removes it.
    ///
    /// The name must be durable before a file is removed: a power cut could otherwise leave an
    /// environment without its files under the old name. If it is not, a later sweep removes it.
    private func withdraw(from other: String) {
        let hidden = name + Self.withdrawn
        guard unsafe cl_rename_new(parent, other, hidden) == 0, cl_sync(parent) == 0 else { return }
        Self.remove(hidden, in: parent)
    }

    /// Removes the hidden directory.
    ///
    /// If that fails, the next sweep removes it.
    func remove() { Self.remove(name, in: parent) }

    /// Throws when anything exists at `place`.
    static func requireNothing(
        at place: EnvironmentPath, in parent: borrowing Descriptor
    ) throws(LMDBError) {
        let status = try FileStatus.of(place.name, in: parent.number, calling: place.path)
        if status != nil { throw LMDBError(errno: EEXIST, "create", at: place.path) }
    }

    /// Removes what crashed creations in a directory left, whatever their final names were, and skips
    /// what it cannot remove.
    ///
    /// They may have data that was erased since, and backups have other names every day.
    ///
    /// - Parameters:
    ///   - parent: The directory.
    ///   - path: Its path.
    static func sweep(_ parent: borrowing Descriptor, at path: String) {
        for name in EnvironmentDirectory.names(in: parent.number) where isHidden(name) {
            let path = "\(path)/\(name)"
            guard
                let status = try? FileStatus.of(name, in: parent.number, calling: path),
                time(nil) - status.modified > graceInSeconds,
                let directory = try? EnvironmentDirectory.open(
                    named: name, in: parent.number, calling: path),
                // Only a creation puts this file into a directory of such a name.
                directory.names.contains(EnvironmentDirectory.openLockFile),
                let lock = try? OpenLock.take(in: directory, exclusive: true, patience: .zero)
            else { continue }
            remove(name, in: parent.number)
            _ = consume lock  // Held until here, so that no process builds in a removed directory.
        }
    }

    static func prefix(for place: EnvironmentPath) -> String {
        ".\(place.name)\(infix)"
    }

    /// Whether a name is one that a creation gives: `.NAME.creating-RANDOM`.
    static func isHidden(_ name: String) -> Bool {
        guard name.hasPrefix("."), let mark = name.ranges(of: infix).last else { return false }
        var random = name[mark.upperBound...]
        if random.hasSuffix(withdrawn) { random.removeLast(withdrawn.count) }
        // Of 10^16 random numbers one is shorter.
        return (10...13).contains(random.utf8.count)
            && random.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }

    private static let infix = ".creating-"
    private static let withdrawn = "-withdrawn"

    private static func remove(_ name: String, in parent: Int32) {
        EnvironmentDirectory.remove(name, in: parent)
    }
}
