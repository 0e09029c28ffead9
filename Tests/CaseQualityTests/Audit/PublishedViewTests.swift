import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("What everybody had on a day")
struct PublishedViewTests {
    private static func view(_ story: Story, _ day: String) throws -> PublishedView {
        story.inspectionHistory.published(on: try #require(PartialDate(day)))
    }

    /// A story that is published on a day.
    private static func published(on day: String? = nil) throws -> Story {
        let decided = try Story.acting().judging("court-01").convening().deciding()
        let asked = try decided.by(
            "l-1", .leadInspector,
            .publishReport(PublishReport(publishedOn: day.flatMap { PartialDate($0) })))
        return try asked.by("x-1", .chiefInspector, .approve(Approve(asked.position)))
    }

    @Test("Before anything is issued, nobody has anything")
    func nothing() throws {
        let view = try Self.view(.acting(), "2026-01-01")
        #expect(view.issued.isEmpty && view.publication == nil && view.different.isEmpty)
        #expect(view.standards.count == 13)
        #expect(view.overall?.isDifferent == false)
    }

    @Test("A publication has who asked for it, and who approved it")
    func approved() throws {
        let view = try Self.view(Self.published(on: "2026-01-01"), "2026-01-01")
        let publication = try #require(view.publication)
        #expect(publication.report.requestedBy == "l-1")
        #expect(publication.approvedBy == "x-1")
    }

    @Test("A draft says which standards had no rating")
    func provisionalDraft() throws {
        let issued = try Story.acting().judging("court-01").by(
            "l-1", .leadInspector, .issueDraft(IssueDraft(to: "service manager")))
        let issue = try #require(try Self.view(issued, "2026-01-01").issued.first)
        #expect(issue.unrated.count == 13 - 4)
        #expect(!issue.unrated.contains("2.1"))
    }

    @Test("A draft has the ratings of its moment, and not those of today")
    func draft() throws {
        let issued = try Story.acting().judging("court-01", first: .no).by(
            "l-1", .leadInspector,
            .issueDraft(IssueDraft(to: "service manager", due: PartialDate("2026-05-08"))))
        let corrected = try issued.correcting(
            to: .yes, by: "m-1", .moderator, stage: .factualAccuracy)
        let view = try Self.view(corrected, "2026-01-01")
        #expect(view.issued.map(\.draft.due) == [PartialDate("2026-05-08")])
        let row = try #require(view.standards.first { $0.standard == "2.1" })
        #expect(row.draft == .inadequate)
        #expect(row.computed.value?.rating == .outstanding)
        #expect(!row.isDifferent)
    }

    @Test("An embargoed copy is listed, and is no draft")
    func copy() throws {
        let story = try Story.acting().judging("court-01").by(
            "l-1", .leadInspector, .issueDraft(IssueDraft(.embargoedCopy, to: "board chair")))
        let view = try Self.view(story, "2026-01-01")
        #expect(view.issued.map(\.draft.kind) == [.embargoedCopy])
        #expect(view.standards.allSatisfy { $0.draft == nil })
    }

    @Test("The public has a report from the day on which it was published")
    func dates() throws {
        let story = try Self.published(on: "2026-03-02")
        for (day, isThere) in [("2026-03-01", false), ("2026-03-02", true), ("2026-03-03", true)] {
            let view = try Self.view(story, day)
            #expect((view.publication != nil) == isThere, "\(day)")
            #expect((view.overall?.published != nil) == isThere, "\(day)")
        }
        #expect(try Self.view(story, "2026-03-02").different.isEmpty)
    }

    @Test("A correction changes what the public has; what is computed follows it")
    func corrections() throws {
        let published = try Self.published()
        let asked = try published.by(
            "l-1", .leadInspector,
            .correctReport(CorrectReport(standard: "1.1", to: .outstanding)), "a misprint")
        let corrected = try asked.by("x-1", .chiefInspector, .approve(Approve(asked.position)))
        let view = try Self.view(corrected, "1970-01-01")
        #expect(view.publication?.corrections.count == 1)
        let row = try #require(view.standards.first { $0.standard == "1.1" })
        #expect(row.published == .outstanding)
        #expect(!row.isDifferent)
        // The correction was published, so the total that the public has follows it.
        #expect(view.overall?.isDifferent == false)
        let printed = try #require(view.publication?.report.total)
        #expect(try #require(view.overall?.total) > printed)
    }

    @Test("A correction of a later day is not yet published")
    func later() throws {
        let published = try Self.published()
        let day: Int64 = 86_400_000_000
        let asked = try published.by(
            "l-1", .leadInspector,
            .correctReport(CorrectReport(standard: "1.1", to: .outstanding)), "a misprint")
        let corrected = try asked.by(
            "x-1", .chiefInspector, .approve(Approve(asked.position)), heldAt: 10 * day)
        let before = try Self.view(corrected, "1970-01-10")
        #expect(before.publication?.corrections.isEmpty == true)
        #expect(before.different.map(\.standard) == ["1.1"])
        let after = try Self.view(corrected, "1970-01-11")
        #expect(after.publication?.corrections.count == 1)
        #expect(after.different.isEmpty)
    }
}
