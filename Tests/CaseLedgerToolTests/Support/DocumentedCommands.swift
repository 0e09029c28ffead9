import Foundation
import Testing

/// The shell blocks of a document.
enum DocumentedCommands {
    /// The lines of the shell blocks below a heading of a document, block by block.
    ///
    /// - Parameters:
    ///   - document: The path of the document in the repository.
    ///   - heading: The heading, with its `##`.
    /// - Returns: The blocks, each with its lines; empty if the section has none.
    /// - Throws: The failure to read the document, or that it has no such heading.
    static func blocks(of document: String, below heading: String) throws -> [[String]] {
        let url = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(document)
        let text = try String(contentsOf: url, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n\(heading)\n").dropFirst().first)
            .components(separatedBy: "\n## ")[0]
        return section.components(separatedBy: "```sh\n").dropFirst().map { block in
            block.components(separatedBy: "\n```")[0].split(separator: "\n").map(String.init)
        }
    }
}
