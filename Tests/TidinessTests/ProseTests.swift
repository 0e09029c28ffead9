import Testing

@Suite("Prose")
struct ProseTests {
    /// Phrases that stop a reader whose second language is English.
    private static let phrases = [
        "becomes of", "became of", "where it lies", "where they lie", "is lent", "are lent",
        "takes in", "taken in", "by turns", "is no moment", "is no time", "is no date",
        "from here on", "so many", "goes on from", "has not the form", "was given with",
        "stands to", "it is not said", "what is of", "whoever", "is told apart", "what there is",
    ]

    @Test("Comments and messages say it in the field's words")
    func phrases() throws {
        let folders = [
            "ByteCoding", "EventSourcing", "CaseQuality", "CaseQualityCoding",
            "CaseLedgerImporting",
        ]
        for folder in folders {
            for file in try SourceTree.files(below: "Sources/\(folder)") where !file.isGenerated {
                for passage in file.prose {
                    let text = passage.lowercased()
                    for phrase in Self.phrases where text.contains(phrase) {
                        Issue.record("\"\(phrase)\" in \(file.path)")
                    }
                }
            }
        }
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
