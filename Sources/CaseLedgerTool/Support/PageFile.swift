#if CLI
    import CaseLedger
    import CaseLedgerReports
    import Foundation

    /// The file of a page for which no file was named.
    enum PageFile {
        /// The path of the file: the inspection's id in a folder.
        ///
        /// - Parameters:
        ///   - document: The page of an inspection.
        ///   - folder: The folder, with a slash at its end; empty for the current one.
        /// - Returns: The path, where nothing is or an earlier page.
        /// - Throws: ``LedgerError`` with code `alreadyExists` if a file that is not a page has that
        ///   path.
        static func path(
            for document: Document, in folder: String
        ) throws(LedgerError) -> String {
            guard case .string(let inspection) = document.answer["inspection"] else {
                preconditionFailure("a page is about an inspection")
            }
            // An id may have a slash or begin with a point; the page stays in its folder.
            let name = inspection.replacing("/", with: "-")
            let path = "\(folder)\(name.hasPrefix(".") ? "_" : "")\(name).html"
            guard let file = FileHandle(forReadingAtPath: path) else { return path }
            let start = (try? file.read(upToCount: 600)).flatMap(\.self) ?? Data()
            if String(decoding: start, as: UTF8.self).contains(HTMLRenderer.signature) {
                return path
            }
            throw LedgerError(
                .alreadyExists,
                "The file \(path) exists, and is not a page of this command. Nothing was written.",
                remedy: "Move the file, or name another one with case-ledger page -o.")
        }
    }

    extension LedgerInspection {
        /// The page of the inspection.
        func page(at view: View, standard: String? = nil) async throws -> Document {
            try await historyDocument(at: view, origin: { $1.ratings.overall.origin }) {
                try InspectionPage(of: $0, standard: standard)
            }
        }
    }
#endif
