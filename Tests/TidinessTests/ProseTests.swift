import Foundation
import Testing

@Suite("Prose")
struct ProseTests {
    /// Phrases that stop a reader whose second language is English.
    private static let phrases = [
        "becomes of", "became of", "where it lies", "where they lie", "is lent", "are lent",
        "takes in", "taken in", "by turns", "is no moment", "is no time", "is no date",
        "from here on", "so many", "goes on from", "has not the form", "was given with",
        "stands to", "it is not said", "what is of", "whoever", "is told apart", "what there is",
        "yet to come",
    ]

    @Test("Comments, messages and pages say it in the field's words")
    func phrases() throws {
        for file in try SourceTree.files(below: "Sources") where !file.isGenerated {
            // A message that is split over several lines is one passage.
            let text = file.text.replacingOccurrences(
                of: #""\s*\+\s*""#, with: "", options: .regularExpression)
            for passage in SourceTree.File(path: file.path, text: text).prose {
                for phrase in Self.found(in: passage) {
                    Issue.record("\"\(phrase)\" in \(file.path)")
                }
            }
        }
        let pages = try Self.pages()
        for path in [
            "README.md", "Docs/FORMAT.md", "Sources/CaseLedger/CaseLedger.docc/CaseLedger.md",
        ] {
            #expect(pages.contains { $0.path == path }, "\(path)")
        }
        for page in pages {
            for phrase in Self.found(in: page.text) {
                Issue.record("\"\(phrase)\" in \(page.path)")
            }
        }
    }

    @Test("A phrase is found across lines, and not in a longer word or across a full stop")
    func boundaries() {
        #expect(Self.found(in: "It is Taken\n    in. So \\\n  many!") == ["taken in", "so many"])
        #expect(Self.found(in: "It is taken inside, and goes on. From there it waits.").isEmpty)
    }

    /// The Markdown pages of the package: its README, its documents and the library's articles.
    private static func pages() throws -> [(path: String, text: String)] {
        var paths = ["README.md"]
        for folder in ["Docs", "Sources"] {
            let start = SourceTree.root.appendingPathComponent(folder).path
            let found = FileManager.default.enumerator(atPath: start)
            while let path = found?.nextObject() as? String {
                if path.hasSuffix(".md") { paths.append("\(folder)/\(path)") }
            }
        }
        return try paths.sorted().map { path in
            let url = SourceTree.root.appendingPathComponent(path)
            let text = try String(contentsOf: url, encoding: .utf8)
            return (path: path, text: text)
        }
    }

    /// The phrases in a text, in the order in which they begin.
    private static func found(in text: String) -> [String] {
        let words = Self.words(of: text)
        var found: [String] = []
        for start in words.indices {
            for phrase in phrasesByFirstWord[words[start]] ?? []
            where words[start...].starts(with: phrase) {
                found.append(phrase.joined(separator: " "))
            }
        }
        return found
    }

    private static let phrasesByFirstWord = Dictionary(
        grouping: Self.phrases.map { $0.split(separator: " ").map(String.init) }, by: { $0[0] })

    /// The words of a text in lower case; each other visible character is a word of its own.
    ///
    /// A backslash separates words as a space does: it continues a string on the next line.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func endWord() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in text.lowercased().utf8 {
            if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80 {
                word.append(byte)
            } else {
                endWord()
                if byte > 0x20, byte != UInt8(ascii: "\\") {
                    words.append(String(decoding: [byte], as: UTF8.self))
                }
            }
        }
        endWord()
        return words
    }

    @Test("No sentence of a comment has more than 45 words")
    func longSentences() throws {
        for file in try SourceTree.files(below: "Sources/CaseQuality") where !file.isGenerated {
            var sentence = 0
            for line in file.text.split(separator: "\n", omittingEmptySubsequences: false) {
                guard let comment = line.firstMatch(of: #/^ *\/\/\/ ?(.*)/#)?.1, !comment.isEmpty
                else {
                    sentence = 0
                    continue
                }
                for word in comment.split(separator: " ") {
                    sentence += 1
                    if word.hasSuffix(".") || word.hasSuffix(":") || word.hasSuffix(";") {
                        sentence = 0
                    }
                }
                #expect(sentence <= 45, "\(file.path): \(comment)")
            }
        }
    }
}
