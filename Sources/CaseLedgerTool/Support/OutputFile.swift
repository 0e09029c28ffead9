#if CLI
    import CaseLedger
    import Foundation

    /// The file that `-o` names.
    enum OutputFile {
        /// Writes a whole text.
        ///
        /// A regular file is replaced at once, so that no reader sees half of it. It keeps its mode, and a
        /// symbolic link is followed. A device or a pipe is written to.
        ///
        /// - Parameters:
        ///   - text: The text.
        ///   - path: The file.
        /// - Throws: Code `invalidInput` for a file in the folder of a ledger; `storage` when writing
        ///   fails, and a regular file then is as it was.
        static func write(_ text: String, to path: String) throws(LedgerError) {
            do throws(Failure) {
                if let descriptor = openDescriptor(path) {
                    return try put(text, into: dup(descriptor))
                }
                let (target, mode) = try target(of: path)
                if let mode, mode & S_IFMT != S_IFREG {
                    try put(text, into: unsafe open(target, O_WRONLY | O_CLOEXEC))
                } else {
                    try replace(target, by: text, mode: mode.map { $0 & 0o7777 })
                }
            } catch {
                throw error.ledgerError(path)
            }
        }

        /// Throws when a file certainly cannot be written, as far as this can be told before.
        ///
        /// - Parameter path: The file.
        /// - Throws: As ``write(_:to:)``.
        static func requireWritable(_ path: String) throws(LedgerError) {
            do throws(Failure) {
                if openDescriptor(path) != nil { return }
                let (target, mode) = try target(of: path)
                if let mode {
                    guard mode & S_IFMT != S_IFDIR else { throw Failure.system(EISDIR) }
                    guard unsafe access(target, W_OK) == 0 else { throw Failure.system(errno) }
                    guard mode & S_IFMT == S_IFREG else { return }
                }
                let folder = target.folder.isEmpty ? "." : target.folder
                guard unsafe access(folder, W_OK | X_OK) == 0 else { throw Failure.system(errno) }
            } catch {
                throw error.ledgerError(path)
            }
        }

        /// Why a file was not written.
        private enum Failure: Error {
            /// The file is in the folder of a ledger.
            case inLedger
            /// The system refused, with this error number.
            case system(Int32)

            /// The error for the person who named the file.
            func ledgerError(_ path: String) -> LedgerError {
                switch self {
                case .inLedger:
                    LedgerError(
                        .invalidInput,
                        "The file \(path.shortened) is in the folder of a ledger. Nothing was "
                            + "written.",
                        remedy: "Name a file in another folder.")
                case .system(let number):
                    LedgerError(
                        .storage,
                        "The file \(path.shortened) could not be written: "
                            + "\(unsafe String(cString: strerror(number))).",
                        remedy:
                            "Check that it is a file in a folder that exists, that you may write "
                            + "to it, and that the disk is not full.")
                }
            }
        }

        /// The file that a path leads to, which is in no ledger, and its mode; `nil` where it does not
        /// exist.
        private static func target(
            of path: String
        ) throws(Failure) -> (path: String, mode: mode_t?) {
            let target = try resolved(path)
            guard !isInLedger(target) else { throw Failure.inLedger }
            var status = stat()
            return (target, unsafe stat(target, &status) == 0 ? status.st_mode : nil)
        }

        /// The file that a path leads to, symbolic links followed, also to a file that is not there.
        private static func resolved(_ path: String) throws(Failure) -> String {
            var path = path
            for _ in 0..<40 {
                if let target = existing(path) { return target }
                guard
                    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
                else { return path }
                let folder = path.folder
                path = link.hasPrefix("/") || folder.isEmpty ? link : "\(folder)/\(link)"
            }
            throw Failure.system(ELOOP)
        }

        /// The descriptor that a path such as `/dev/stdout` or `/dev/fd/3` names; `nil` for another
        /// path.
        ///
        /// Such a path leads to a file that others may be writing to, which must not be replaced.
        private static func openDescriptor(_ path: String) -> Int32? {
            switch path {
            case "/dev/stdout": return STDOUT_FILENO
            case "/dev/stderr": return STDERR_FILENO
            default:
                for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
                    return Int32(path.dropFirst(prefix.count))
                }
                return nil
            }
        }

        /// Whether a folder above the file is a ledger.
        static func isInLedger(_ target: String) -> Bool {
            guard var folder = existing(target.folder) else {
                return false
            }
            while folder != "/" {
                if FileManager.default.fileExists(atPath: folder + "/data.mdb") { return true }
                folder = folder.folder
            }
            return false
        }

        private static func existing(_ path: String) -> String? {
            guard let real = unsafe realpath(path.isEmpty ? "." : path, nil) else { return nil }
            defer { unsafe free(real) }
            return unsafe String(cString: real)
        }

        private static func replace(
            _ target: String, by text: String, mode: mode_t?
        ) throws(Failure) {
            if mode != nil, unsafe access(target, W_OK) != 0 { throw Failure.system(errno) }
            let prefix = hiddenPrefix(of: target)
            sweep(prefix)
            let aside = prefix + UUID().uuidString
            do throws(Failure) {
                let descriptor = unsafe open(
                    aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode ?? 0o666)
                if let mode, descriptor >= 0 { _ = fchmod(descriptor, mode) }
                try put(text, into: descriptor)
                guard unsafe rename(aside, target) == 0 else { throw Failure.system(errno) }
            } catch {
                _ = unsafe unlink(aside)
                throw error
            }
        }

        /// The path of a file while it is written, up to a random part.
        private static func hiddenPrefix(of target: String) -> String {
            let (folder, name) = (target.folder, URL(fileURLWithPath: target).lastPathComponent)
            return "\(folder.isEmpty ? "" : folder + "/").\(name).writing-"
        }

        /// Removes what killed processes left of files of one name.
        private static func sweep(_ prefix: String) {
            let folder = prefix.folder.isEmpty ? "." : prefix.folder
            let start = URL(fileURLWithPath: prefix).lastPathComponent
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names where name.hasPrefix(start) {
                let path = "\(folder)/\(name)"
                let about = try? FileManager.default.attributesOfItem(atPath: path)
                // A younger one may still be written.
                guard about?[.type] as? FileAttributeType == .typeRegular,
                    let written = about?[.modificationDate] as? Date,
                    written.timeIntervalSinceNow < -60
                else { continue }
                _ = unsafe unlink(path)
            }
        }

        /// Writes a text to a descriptor, which is closed afterwards.
        private static func put(_ text: String, into descriptor: Int32) throws(Failure) {
            guard descriptor >= 0 else { throw Failure.system(errno) }
            var failure: Int32 = 0
            do {
                try FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(text.utf8))
            } catch {
                failure = errno == 0 ? EIO : errno
            }
            if close(descriptor) != 0, failure == 0 { failure = errno }
            if failure != 0 { throw Failure.system(failure) }
        }
    }
#endif
