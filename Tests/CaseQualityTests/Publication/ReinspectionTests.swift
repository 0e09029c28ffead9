import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Re-inspections")
struct ReinspectionTests {
    private func schedule(_ due: String = "2027-03") throws -> InspectionCommand {
        .scheduleReinspection(ScheduleReinspection(due: try #require(PartialDate(due))))
    }

    @Test("One is scheduled after the publication, with a reason, and can be moved")
    func scheduled() throws {
        let open = try Story.announced()
        try open.when(schedule(), reason: "r").thenRefused(.notPublished)
        let story = try Story.published()
        try story.when(schedule()).thenRefused(.reasonMissing)
        let scheduled = try story.given(schedule(), reason: "rated low")
        #expect(scheduled.subject.reinspectionDue == PartialDate("2027-03"))
        #expect(
            try NextSteps(for: scheduled.subject).possible.last
                == .announceReinspection(due: #require(PartialDate("2027-03"))))
        try scheduled.when(schedule(), reason: "r").thenRefused(.nothingChanged)
        let moved = try scheduled.given(schedule("2027-06"), reason: "capacity")
        #expect(moved.subject.reinspectionDue == PartialDate("2027-06"))
    }

    @Test("It is not due before the publication")
    func dates() throws {
        let story = try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .printed([.good, .good, .good, .good])
            .given(.publishReport(PublishReport(publishedOn: PartialDate("2026-05-10"))))
        try story.when(schedule("2026-05-09"), reason: "r").thenRefused(.endsBeforeItBegins)
        #expect(try story.when(schedule("2026-05-10"), reason: "r").refusal == nil)
        #expect(try story.when(schedule("2026-05"), reason: "r").refusal == nil)
        try story.when(schedule("2025"), reason: "r").thenRefused(.endsBeforeItBegins)
    }
}
