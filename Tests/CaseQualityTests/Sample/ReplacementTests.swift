import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("Cases that take the place of others")
struct ReplacementTests {
    private func replace(
        _ key: CaseKey = "d2-01", by other: CaseKey = "d2-09",
        extent: WithdrawalExtent = .fromNow
    ) -> InspectionCommand {
        .replaceCase(ReplaceCase(key, by: other, why: .transferred, extent: extent))
    }

    private func judged() throws -> Story {
        try Story.announced().given(
            .selectCases([
                SelectCases.Selection(
                    caseKey: "d2-01", domain: "2", stratum: "girls", team: "north"),
                SelectCases.Selection(caseKey: "d2-02", domain: "2"),
                SelectCases.Selection(caseKey: "d2-03", domain: "2", purpose: .illustrative),
            ])
        ).answered(standard: "2.1", yes: [1, 1, 1], of: 2)
    }

    @Test("It does to the sample and the ratings what a withdrawal and a selection do")
    func sameAsBoth() throws {
        let story = try judged()
        let replaced = try story.given(replace())
        let apart = try story.given(
            .withdrawCase(WithdrawCase(caseKey: "d2-01", why: .transferred)),
            .selectCases([
                SelectCases.Selection(
                    caseKey: "d2-09", domain: "2", stratum: "girls", team: "north")
            ]))
        #expect(replaced.subject.basis == apart.subject.basis)
        #expect(replaced.subject.cases == apart.subject.cases)
        #expect(try replaced.rating("2.1") == apart.rating("2.1"))
        #expect(try replaced.rating("2.1") != story.rating("2.1"))
        #expect(replaced.subject.replacements == ["d2-01": "d2-09"])
        #expect(
            replaced.when(.judge("2.1.1", of: "d2-09", .yes)).refusal == nil
                && replaced.when(.judge("2.1.1", of: "d2-01", .yes)).refusal != nil)
    }

    @Test("With an approval, who asked withdrew, selected and replaced; who approved is named so")
    func approved() throws {
        let asked = try Story.acting().judging("court-01").by(
            "l-1", .leadInspector,
            .replaceCase(ReplaceCase("court-01", by: "court-02", why: .transferred)), "Moved.")
        let approved = try asked.by("m-1", .moderator, .approve(Approve(asked.position)))
        let history = approved.inspectionHistory
        let command = try #require(history.commands.last)
        let sentences = command.events.map { command.sentence(of: $0, in: history.framework) }
        #expect(
            sentences.dropFirst() == [
                "l-1 withdrew court-01: transferred, after it was judged, approved by m-1",
                "l-1 selected court-02 for domain 2, Court disposals, approved by m-1",
                "l-1 replaced court-01 by court-02 for domain 2, Court disposals, approved by m-1",
            ])
        #expect(command.events.map { $0.event?.requestedBy } == [nil, "l-1", "l-1", "l-1"])
        let direct = try Story.acting().by("l-1", .leadInspector, .select("court-01", for: "2"))
            .by(
                "l-1", .leadInspector,
                .replaceCase(ReplaceCase("court-01", by: "court-02", why: .transferred)))
        let last = try #require(direct.inspectionHistory.commands.last)
        #expect(last.events.allSatisfy { $0.event?.requestedBy == nil })
    }

    @Test("The new case has the domain, purpose, stratum and team of the old one")
    func inherits() throws {
        let story = try judged()
        guard case .happened(let events) = story.when(replace()) else {
            Issue.record("refused")
            return
        }
        let selected = events.compactMap {
            if case .caseSelected(let event) = $0 { event } else { nil }
        }
        #expect(events.count == 3)
        #expect(selected.map(\.stratum) == ["girls"] && selected.map(\.team) == ["north"])
        let illustrative = try story.given(replace("d2-03"))
        #expect(illustrative.subject.cases.last?.purpose == .illustrative)
    }

    @Test("A case can be replaced while it is in the sample, by one that is new to it")
    func refused() throws {
        let story = try judged()
        try story.when(replace("d2-08")).thenRefused(.caseNotSelected)
        try story.when(replace(by: "d2-02")).thenRefused(.caseAlreadySelected)
        try story.when(replace(by: "d2-01")).thenRefused(.caseAlreadySelected)
        let once = try story.given(replace())
        try once.when(replace(by: "d2-10")).thenRefused(.caseWithdrawn)
        let twice = try once.given(replace("d2-09", by: "d2-10"))
        #expect(twice.subject.replacements == ["d2-01": "d2-09", "d2-09": "d2-10"])
        try Story.published().when(replace("d1-01")).thenRefused(.alreadyPublished)
    }
}
