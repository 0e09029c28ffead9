#if CLI
    import CaseLedger
    import Foundation

    /// A file that the command reads.
    enum InputFile {
        /// The bytes of the file at `path`, or of standard input for `-`.
        static func read(_ path: String) throws -> [UInt8] {
            if path == "-" {
                return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
            }
            guard FileManager.default.fileExists(atPath: path) else {
                throw LedgerError(
                    .notFound, "There is no file \(path).", remedy: "Check the path.")
            }
            do {
                return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            } catch {
                throw LedgerError(
                    .storage, "The file \(path) cannot be read.",
                    remedy: "Check that it is a file, and that you may read it.")
            }
        }
    }
#endif
