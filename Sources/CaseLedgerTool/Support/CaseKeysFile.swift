#if CLI
    import CaseLedger
    import CaseLedgerImporting
    import Foundation

    /// The file with the keys of somebody's own sheets and the made keys that stand for them.
    ///
    /// Only its owner can read it. It is locked while it is open, and replaced at once, so that no
    /// import loses an entry of another one. The file that replaces it is locked before it takes the
    /// name.
    final class CaseKeysFile {
        /// The list in the file.
        let list: MadeCaseKeys
        /// Whether this process created the file.
        let isNew: Bool

        private let path: String
        private var descriptor: Int32
        private var isWritten = false

        /// Opens and locks a file.
        ///
        /// - Parameters:
        ///   - path: The file.
        ///   - creating: Whether to create an empty file if there is none.
        /// - Throws: Code `notFound`, `invalidInput` for a file in a ledger, for one that other users
        ///   can read, and for one with other content; or `storage`.
        init(_ path: String, creating: Bool) throws {
            guard !OutputFile.isInLedger(path) else {
                throw LedgerError(
                    .invalidInput,
                    "The file \(path.shortened) is in the folder of a ledger. Nothing was recorded.",
                    remedy: "Keep the file of case keys outside the ledger.")
            }
            let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            var isNew = false
            while true {
                descriptor = unsafe open(target, O_RDWR | O_CLOEXEC)
                if descriptor < 0, errno == ENOENT {
                    guard creating else { throw Self.missing(path) }
                    descriptor = unsafe open(target, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
                    if descriptor < 0, errno == EEXIST {
                        guard !Self.isLink(target) else { throw Self.dangling(path) }
                        continue
                    }
                    isNew = true
                }
                guard descriptor >= 0 else { throw Self.failed(path, errno) }
                Self.lock(descriptor, path)
                // Another import replaced or removed the file while this one waited.
                if Self.isCurrent(descriptor, target) { break }
                close(descriptor)
                isNew = false
            }
            self.path = target
            self.isNew = isNew
            do {
                try Self.checkIsPrivate(descriptor, path)
                list = try MadeCaseKeys(csv: Self.content(of: descriptor, path))
            } catch {
                close(descriptor)
                throw error
            }
        }

        deinit {
            // A file without an entry would stay behind after a refused import.
            if isNew, !isWritten { _ = unsafe unlink(path) }
            close(descriptor)
        }

        /// Replaces the content of the file, which stays locked.
        ///
        /// - Throws: Code `storage`; the file then is as it was.
        func write(_ list: MadeCaseKeys) throws(LedgerError) {
            let aside = "\(path).\(UUID().uuidString)"
            let new = unsafe open(aside, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard new >= 0 else { throw Self.failed(path, errno) }
            let file = FileHandle(fileDescriptor: new, closeOnDealloc: false)
            do {
                guard flock(new, LOCK_EX) == 0 else { throw Self.failed(path, errno) }
                try file.write(contentsOf: Data(list.csv.utf8))
                guard fsync(new) == 0 else { throw Self.failed(path, errno) }
                guard unsafe rename(aside, path) == 0 else { throw Self.failed(path, errno) }
            } catch {
                let number = errno
                _ = unsafe unlink(aside)
                close(new)
                throw error as? LedgerError ?? Self.failed(path, number)
            }
            syncFolder()
            close(descriptor)
            descriptor = new
            isWritten = true
        }

        /// Makes the name of the file durable; the content is durable already.
        private func syncFolder() {
            let folder = unsafe open(
                path.folder.isEmpty ? "." : path.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard folder >= 0 else { return }
            fsync(folder)
            close(folder)
        }

        private static func lock(_ descriptor: Int32, _ path: String) {
            guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return }
            Console.say("Waiting for another import that uses \(path.shortened).")
            while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
        }

        private static func isCurrent(_ descriptor: Int32, _ path: String) -> Bool {
            var opened = stat()
            var named = stat()
            let isOpen = unsafe fstat(descriptor, &opened) == 0
            let isNamed = unsafe stat(path, &named) == 0
            return isOpen && isNamed && opened.st_ino == named.st_ino
                && opened.st_dev == named.st_dev
        }

        private static func checkIsPrivate(_ descriptor: Int32, _ path: String) throws {
            var status = stat()
            let isOpen = unsafe fstat(descriptor, &status) == 0
            guard isOpen, status.st_mode & S_IFMT == S_IFREG else {
                throw failed(path, EINVAL)
            }
            guard status.st_mode & 0o077 != 0 else { return }
            let mode = String(status.st_mode & 0o777, radix: 8)
            throw LedgerError(
                .invalidInput,
                "Other users can read or write \(path.shortened) (mode \(mode)), which tells what "
                    + "made keys stand for. Nothing was recorded.",
                remedy: "Make it private: chmod 600 \(path.shortened)")
        }

        private static func content(of descriptor: Int32, _ path: String) throws -> [UInt8] {
            do {
                let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
                return [UInt8](try file.readToEnd() ?? Data())
            } catch {
                throw failed(path, EIO)
            }
        }

        // MARK: - Errors

        /// Whether the path is a symbolic link, which here leads to no file.
        private static func isLink(_ path: String) -> Bool {
            var status = stat()
            return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
        }

        private static func dangling(_ path: String) -> LedgerError {
            LedgerError(
                .notFound, "\(path.shortened) is a symbolic link to a file that does not exist.",
                remedy: "Name the file itself, or correct the link.")
        }

        private static func missing(_ path: String) -> LedgerError {
            LedgerError(
                .notFound, "There is no file \(path.shortened).",
                remedy: "Name the file of case keys that the first import wrote.")
        }

        private static func failed(_ path: String, _ number: Int32) -> LedgerError {
            LedgerError(
                .storage,
                "The file of case keys \(path.shortened) cannot be used: "
                    + "\(unsafe String(cString: strerror(number))). Nothing was recorded.",
                remedy: "Check that it is a file in a folder that exists, that you may write to it "
                    + "and to its folder, and that the disk is not full.")
        }
    }
#endif
