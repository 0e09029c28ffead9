#if CLI
    import CaseLedger
    import Foundation

    /// A file that the command reads.
    enum InputFile {
        /// The bytes of the file at `path`, or of standard input for `-`.
        static func read(_ path: String) throws -> [UInt8] {
            let isStandardInput = path == "-"
            guard isStandardInput || FileManager.default.fileExists(atPath: path) else {
                throw LedgerError(
                    .notFound, "There is no file \(path.shortened).", remedy: "Check the path.")
            }
            do {
                // A pipe has no size, so it is read to its end.
                let file =
                    isStandardInput
                    ? FileHandle.standardInput
                    : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
                return [UInt8](try file.readToEnd() ?? Data())
            } catch {
                let name = isStandardInput ? "Standard input" : "The file \(path.shortened)"
                throw LedgerError(
                    .storage, "\(name) cannot be read.",
                    remedy: "Check that it is a file or a pipe, and that you may read it.")
            }
        }
    }
#endif
