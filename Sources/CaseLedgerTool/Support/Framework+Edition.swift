#if CLI
    import CaseLedger
    import Foundation

    extension Framework {
        /// Finds an edition of the library by its id, or reads one from a file.
        static func edition(_ name: String) throws -> Framework {
            if let bundled = bundled.first(where: { $0.id.rawValue == name }) { return bundled }
            guard FileManager.default.fileExists(atPath: name) else {
                let known = bundled.map(\.id.rawValue).joined(separator: ", ")
                throw LedgerError(
                    .notFound,
                    "There is no edition \(name.prefix(64)), and no file of that name.",
                    remedy: "Use one of \(known), or the path of a file with an edition.")
            }
            return try Framework(file: name)
        }

        /// Reads an edition from a file.
        convenience init(file: String) throws {
            let bytes = try InputFile.read(file)
            // Another text under a known id is named by the check; the content hash tells them apart.
            let id = (try? Framework(definition: bytes))?.id
            let check = FrameworkCheck(
                definition: bytes, among: Framework.bundled.filter { $0.id != id })
            if check.framework != nil, let problem = check.problems.first {
                throw LedgerError(
                    .invalidInput,
                    "The edition has \(check.problems.count.counted("problem")). The first: "
                        + "\(problem.path): \(problem.message)",
                    remedy: "Correct the file; nothing was recorded. case-ledger frameworks check "
                        + "lists all its problems.")
            }
            do throws(InvalidFramework) {
                try self.init(definition: bytes)
            } catch {
                throw LedgerError(
                    .invalidInput, "The edition cannot be read. \(error.description)",
                    remedy: "Correct the file; nothing was recorded. case-ledger frameworks check "
                        + "lists all its problems.")
            }
        }
    }
#endif
