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
        ///   - ledger: The ledger's folder, in which no file is written; `nil` for no ledger.
        /// - Throws: Code `invalidInput` for a file in the ledger's folder; `storage` when writing fails,
        ///   and a regular file then is as it was.
        static func write(
            _ text: String, to path: String, outside ledger: String?
        ) throws(LedgerError) {
            let target = resolved(path)
            let folder = (target as NSString).deletingLastPathComponent
            if let ledger = ledger.flatMap(existing), let folder = existing(folder),
                folder == ledger
            {
                throw LedgerError(
                    .invalidInput,
                    "The file \(path.shortened) is in the folder of the ledger. Nothing was written.",
                    remedy: "Name a file in another folder.")
            }
            do {
                var status = stat()
                let exists = unsafe stat(target, &status) == 0
                if exists, status.st_mode & S_IFMT != S_IFREG {
                    try put(text, into: unsafe open(target, O_WRONLY | O_CLOEXEC))
                } else {
                    try replace(target, by: text, mode: exists ? status.st_mode & 0o7777 : nil)
                }
            } catch {
                throw LedgerError(
                    .storage,
                    "The file \(path.shortened) could not be written: "
                        + "\(error.words).",
                    remedy:
                        "Check that it is a file in a folder that exists, that you may write to it, "
                        + "and that the disk is not full.")
            }
        }

        private struct Failure: Error {
            let number: Int32

            /// What the system says of the error.
            var words: String { unsafe String(cString: strerror(number)) }
        }

        /// The file that a path leads to, symbolic links followed, also to a file that is not there.
        private static func resolved(_ path: String) -> String {
            if let target = existing(path) { return target }
            guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
                return path
            }
            let folder = (path as NSString).deletingLastPathComponent
            return link.hasPrefix("/") || folder.isEmpty ? link : "\(folder)/\(link)"
        }

        private static func existing(_ path: String) -> String? {
            guard let real = unsafe realpath(path.isEmpty ? "." : path, nil) else { return nil }
            defer { unsafe free(real) }
            return unsafe String(cString: real)
        }

        private static func replace(
            _ target: String, by text: String, mode: mode_t?
        ) throws(Failure) {
            if mode != nil, unsafe access(target, W_OK) != 0 { throw Failure(number: errno) }
            let aside = "\(target).\(UUID().uuidString)"
            do throws(Failure) {
                let descriptor = unsafe open(
                    aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode ?? 0o666)
                if let mode, descriptor >= 0 { _ = fchmod(descriptor, mode) }
                try put(text, into: descriptor)
                guard unsafe rename(aside, target) == 0 else { throw Failure(number: errno) }
            } catch {
                _ = unsafe unlink(aside)
                throw error
            }
        }

        /// Writes a text to a descriptor, which is closed afterwards.
        private static func put(_ text: String, into descriptor: Int32) throws(Failure) {
            guard descriptor >= 0 else { throw Failure(number: errno) }
            var failure: Int32 = 0
            do {
                try FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(text.utf8))
            } catch {
                failure = errno == 0 ? EIO : errno
            }
            if close(descriptor) != 0, failure == 0 { failure = errno }
            if failure != 0 { throw Failure(number: failure) }
        }
    }
#endif
