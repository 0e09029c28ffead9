internal import CLMDB
internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A copy of an environment that is still in a hidden directory next to its final path.
///
/// It can be opened, checked and changed there. It is removed unless it is published. A copy that a
/// crash left is removed by the next copy or creation in the same parent directory.
package final class EnvironmentCopy: Sendable {
    /// The path under which it can be opened until it is published.
    package let path: String
    private let place: EnvironmentPath
    private let parent: Descriptor
    private let aside: CreationAside
    private let lock: OpenLock
    private let isPublished = Atomic(false)

    /// Copies an environment.
    ///
    /// - Throws: As ``Environment/copy(to:)``.
    init(of opened: OpenEnvironment, to path: String) throws(LMDBError) {
        place = try EnvironmentPath(path)
        parent = try place.openParent()
        if try parent.isInside(directoryOf: opened) {
            throw .insideEnvironment(path)
        }
        CreationAside.sweep(parent, at: place.parent)
        aside = try CreationAside(for: place, in: parent)
        self.path = aside.path
        do { lock = try aside.fill(copying: opened) } catch {
            aside.remove()
            throw error
        }
    }

    /// Builds a new environment with these tables and entries.
    ///
    /// - Parameters:
    ///   - path: Its final path.
    ///   - tables: Its tables.
    ///   - entries: Its entries.
    ///   - other: A directory that it must not be inside of; `nil` for none.
    /// - Throws: As ``Environment/create(at:tables:containing:options:)``, or `.insideEnvironment`.
    package init(
        newAt path: String, tables: [String], containing entries: [Environment.Entry],
        outside other: String? = nil
    ) throws(LMDBError) {
        place = try EnvironmentPath(path)
        parent = try place.openParent()
        if let other, let target = try FileIdentity.at(other),
            try parent.isInside(target, calling: path)
        {
            throw .insideEnvironment(path)
        }
        try CreationAside.requireNothing(at: place, in: parent)
        CreationAside.sweep(parent, at: place.parent)
        aside = try CreationAside(for: place, in: parent)
        self.path = aside.path
        do {
            lock = try aside.fill(with: tables, containing: entries, options: .init())
        } catch {
            aside.remove()
            throw error
        }
    }

    /// Renames it to its final path, where nothing may exist, and syncs it to disk.
    ///
    /// Every handle on it must be closed.
    ///
    /// - Throws: `.alreadyExists`, or the error of the system call; nothing is renamed then.
    package func publish() throws(LMDBError) {
        try sync()
        try aside.publish(under: lock)
        isPublished.store(true, ordering: .releasing)
    }

    /// Publishes the copy in the place of an environment, which gets another name in the same
    /// directory.
    ///
    /// The copy gets the other name first, then the two names are exchanged in one step. So the final
    /// path leads to a complete environment at every moment, after a crash or a power cut too: to the
    /// old one or to the copy. The other name leads to the other one of the two, if it was given.
    ///
    /// The caller must have the exclusive lock of the environment that is replaced. If the group may
    /// read that one, it may read the copy too.
    ///
    /// - Parameter name: The new name of the environment that is at the final path.
    /// - Throws: `.alreadyExists` when the new name is taken, `.cannotExchange` where the file system
    ///   cannot exchange names, or the error of the system call. The environment is at its old path
    ///   then, unless another process opened the copy there already.
    package func publish(replacedAs name: String) throws(LMDBError) {
        let replaced = try FileStatus.of(place.name, in: parent.number, calling: place.path)
        if let replaced, replaced.isGroupReadable {
            try EnvironmentDirectory.open(at: path).shareWithGroup(replaced.group)
        }
        try sync()
        try aside.publish(exchangingWith: name, under: lock)
        isPublished.store(true, ordering: .releasing)
    }

    /// The first name of `name`, `name-2`, `name-3` and so on that is free in the directory of the copy,
    /// and its path.
    package func freePath(named name: String) -> (name: String, path: String) {
        var (free, number) = (name, 1)
        while (try? FileStatus.of(free, in: parent.number, calling: place.path)) != nil {
            number += 1
            free = "\(name)-\(number)"
        }
        return (free, "\(place.parent)/\(free)")
    }

    /// Overwrites what the copy's file does not use with zeros, and syncs it.
    ///
    /// Every handle on the copy must be closed.
    ///
    /// - Throws: The error of the system call.
    package func clearUnusedSpace() throws(LMDBError) {
        let directory = try EnvironmentDirectory.open(at: path)
        let name = EnvironmentDirectory.dataFile
        let file = try Descriptor.open(
            name, in: directory.number, flags: O_RDWR | O_NOFOLLOW, calling: path)
        try UnusedSpace.clear(in: file, calling: path)
        try file.sync(calling: path)
    }

    private func sync() throws(LMDBError) {
        try EnvironmentDirectory.open(at: path).sync()
    }

    deinit { if !isPublished.load(ordering: .acquiring) { aside.remove() } }
}

extension CreationAside {
    /// Copies an environment into the directory and syncs everything to disk.
    ///
    /// - Returns: The shared lock on the copy, so that no sweep removes it.
    fileprivate func fill(copying opened: OpenEnvironment) throws(LMDBError) -> OpenLock {
        let directory = try EnvironmentDirectory.open(at: path)
        let lock = try OpenLock.take(in: directory, exclusive: true, patience: .zero)
        try opened.copy(into: directory, compacting: false)
        try directory.sync()
        try lock.share()
        return lock
    }
}

extension OpenEnvironment {
    /// Creates the data file of a copy in a directory, without bytes of removed values, synced to disk.
    func copy(
        into directory: borrowing EnvironmentDirectory, compacting: Bool
    ) throws(LMDBError) {
        let name = EnvironmentDirectory.dataFile
        let path = "\(directory.path)/\(name)"
        let file = try Descriptor.open(
            name, in: directory.number, flags: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW,
            calling: path)
        try copy(to: file, compacting: compacting, calling: path)
        try UnusedSpace.clear(in: file, calling: path)
        try file.sync(calling: path)
    }
}

extension Descriptor {
    /// Whether this directory is the one of an environment, or inside it at any depth.
    borrowing func isInside(directoryOf opened: OpenEnvironment) throws(LMDBError) -> Bool {
        var target = try opened.directory.identity
        // The directory of a private copy has no name any more.
        if case .copy(let original) = opened.access,
            let identity = try FileIdentity.at(original)
        {
            target = identity
        }
        return try isInside(target, calling: opened.filePath)
    }

    /// Whether this directory is another one, or inside it at any depth.
    borrowing func isInside(
        _ target: FileIdentity, calling file: String
    ) throws(LMDBError) -> Bool {
        var identity = try FileStatus.of(number, calling: file).identity
        var directory = try Descriptor.open(
            ".", in: number, flags: O_RDONLY | O_DIRECTORY, calling: file)
        while identity != target {
            directory = try Descriptor.open(
                "..", in: directory.number, flags: O_RDONLY | O_DIRECTORY, calling: file)
            let above = try FileStatus.of(directory.number, calling: file).identity
            if above == identity { return false }
            identity = above
        }
        return true
    }
}
