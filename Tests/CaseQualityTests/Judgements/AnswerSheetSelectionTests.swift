import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Answer sheets that select cases")
struct AnswerSheetSelectionTests {
    private let story: Story

    init() throws {
        story = try Story.announced().sampled("2", 1)
    }

    private func told(_ command: InspectionCommand) throws -> [String] {
        try story.when(command).thenHappened().map(\.told)
    }

    @Test("Cases that are not in the sample are selected only when the sheet may do so")
    func selecting() throws {
        let entries: [RecordAnswerSheet.Entry] = [
            .of("c-1", "2.1.1", .yes), .of("d2-01", "2.1.1", .yes), .of("c-2", "3.1.1", .no),
            .of("c-1", "2.1.2", .no),
        ]
        let closed = InspectionCommand.recordAnswerSheet(RecordAnswerSheet(entries: entries))
        let refused = try story.refused(closed)
        #expect(refused.map(\.index) == [0, 2, 3])
        #expect(refused.first?.refusal.code == .caseNotSelected)
        #expect(refused.first?.refusal.message == "Case c-1 is not in the sample.")
        let open = InspectionCommand.recordAnswerSheet(
            RecordAnswerSheet(entries: entries, selecting: true))
        #expect(
            try told(open) == [
                "c-1 selected for 2", "c-2 selected for 3", "2.1.1 of c-1: yes",
                "2.1.1 of d2-01: yes", "3.1.1 of c-2: no", "2.1.2 of c-1: no",
            ])
        let after = try story.given(open)
        #expect(after.subject.cases.map(\.caseKey) == ["d2-01", "c-1", "c-2"])
        #expect(after.subject.cases.map(\.domain) == ["2", "2", "3"])
        #expect(after.subject.cases.allSatisfy { $0.purpose == .primary && !$0.isWithdrawn })
        try after.when(open).thenRefused(.nothingChanged)
    }

    @Test("A prompt tells a case's domain as a key question does")
    func prompt() throws {
        #expect(
            try told(.sheet(.of("c-1", "3.1.1.a", .yes), selecting: true))
                == ["c-1 selected for 3", "3.1.1.a of c-1: yes"])
    }

    @Test("Answers on oversight alone do not tell a case's domain; beside a question they wait")
    func oversightOnly() throws {
        let alone = InspectionCommand.sheet(.oversight("c-1", .yes), selecting: true)
        try story.when(alone).thenRefused(.caseNotSelected)
        let aspect = OversightAspect(.delivery, "desistance")
        #expect(
            try told(
                .sheet(
                    .oversight("c-1", aspect, .no), .oversight("c-1", .yes),
                    .of("c-1", "2.1.1", .yes), selecting: true)) == [
                    "c-1 selected for 2", "2.1.1 of c-1: yes",
                    "oversight of c-1: yes, delivery/desistance: no",
                ])
    }

    @Test("The first question tells the domain; a question of another one is refused")
    func twoDomains() throws {
        let court: Question.ID = "2.1.1"
        let outOfCourt: Question.ID = "3.1.1"
        for (first, second) in [(court, outOfCourt), (outOfCourt, court)] {
            let refused = try story.refused(
                .sheet(
                    .of("c-1", first, .yes), .of("c-1", second, .yes), .oversight("c-1", .yes),
                    selecting: true))
            #expect(refused.map(\.index) == [1])
            #expect(refused.first?.refusal.code == .otherDomain)
        }
        let refused = try story.refused(
            .sheet(.of("d2-01", "3.1.1", .yes), .of("d2-01", "2.1.1", .yes), selecting: true))
        #expect(refused.map(\.index) == [0])
    }

    @Test("A question that the edition does not have is said to be unknown, whatever its case")
    func unknownQuestion() throws {
        for selecting in [false, true] {
            let refused = try story.refused(
                .sheet(
                    .of("c-1", "2.1.9", .yes), .of("d2-01", "2.1", .yes), selecting: selecting))
            #expect(refused.map(\.refusal.code) == [.unknownQuestion, .unknownQuestion])
            #expect(
                refused.first?.refusal.message == "Edition hmip-youth-2021 has no question 2.1.9.")
        }
        #expect(
            try told(
                .sheet(.of("d2-01", "2.1.1", .no), .of("c-1", "2.1.1", .yes), selecting: true))
                == ["c-1 selected for 2", "2.1.1 of d2-01: no", "2.1.1 of c-1: yes"])
    }

    @Test("No case is selected for a domain that is not inspected on cases")
    func domainWithoutSample() throws {
        for command in [
            InspectionCommand.sheet(.of("c-1", "1.1.1", .yes), selecting: true),
            .select("c-1", for: "1"),
        ] {
            let refusal = story.when(command).refusal
            #expect(refusal?.code == .notRatedOnCases)
            #expect(
                refusal?.message
                    == "No cases are drawn for domain 1, Organisational delivery.")
        }
        let unsampled = try Story.announced(
            on: TinyFramework.edition(#", "sample": "cases""#, ""))
        try unsampled.when(.sheet(.of("c-1", "1.2.1", .yes), selecting: true))
            .thenRefused(.notRatedOnCases)
        try story.when(.sheet(.of("c-1", "4.1.1", .yes), selecting: true))
            .thenRefused(.notRatedOnCases)
    }

    @Test("Selecting changes nothing for a sheet whose cases are all in the sample")
    func nothingToSelect() throws {
        let entry = RecordAnswerSheet.Entry.of("d2-01", "2.1.1", .yes)
        #expect(try told(.sheet(entry, selecting: true)) == told(.sheet(entry)))
        let judged = try story.given(.sheet(entry))
        try judged.when(.sheet(entry, selecting: true)).thenRefused(.nothingChanged)
    }
}
