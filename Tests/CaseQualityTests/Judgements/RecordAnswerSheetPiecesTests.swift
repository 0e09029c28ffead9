import CaseLedger
import CaseQuality
import InspectionSamples
import Testing

@Suite("The pieces of a large answer sheet")
struct RecordAnswerSheetPiecesTests {
    @Test("A piece has whole cases, and makes at most the events of its limit")
    func pieces() {
        // The rows of a case need not be together.
        let questions: [Question.ID] = ["2.1.1", "2.1.2", "2.1.3"]
        let entries = questions.flatMap { question in
            (1...10).map { RecordAnswerSheet.Entry.of(key($0), question, .yes) }
        }
        let cleared = [RecordAnswerSheet.Cleared(caseKey: "c-11", subject: .oversight)]
        let sheet = RecordAnswerSheet(
            entries: entries, selecting: true, ground: .misrecorded, cleared: cleared)
        for (limit, expected) in [(4, 11), (8, 6), (12, 4), (1_000, 1)] {
            let pieces = sheet.pieces(most: limit)
            #expect(pieces.count == expected, "\(limit)")
            #expect(Set(pieces.flatMap(\.entries)) == Set(entries))
            #expect(pieces.flatMap(\.entries).count == entries.count)
            #expect(pieces.flatMap(\.cleared) == cleared)
            #expect(pieces.allSatisfy { $0.selecting && $0.ground == .misrecorded })
            var seen: Set<CaseKey> = []
            for piece in pieces {
                let cases = Set(piece.entries.map(\.caseKey))
                #expect(seen.isDisjoint(with: cases))
                seen.formUnion(cases)
                #expect(piece.entries.count + piece.cleared.count + cases.count <= limit)
                // The answers of a case keep their order.
                for key in cases {
                    let own = piece.entries.filter { $0.caseKey == key }.map(\.subject)
                    #expect(own == questions.map { .question($0) })
                }
            }
        }
    }

    private func key(_ number: Int) -> CaseKey {
        CaseKey(rawValue: "c-\(number)") ?? "c-0"
    }
}
