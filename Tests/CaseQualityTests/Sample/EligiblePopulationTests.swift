import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("The cases that could be drawn")
struct EligiblePopulationTests {
    private func record(
        _ count: Int, _ dimension: GroupKey? = nil, _ group: GroupKey? = nil,
        of domain: Domain.ID = "2", asOf: String = "2026-03", from supplier: String? = nil
    ) throws -> InspectionCommand {
        .recordEligiblePopulation(
            RecordEligiblePopulation(
                domain: domain, dimension: dimension, group: group, count: count,
                asOf: try #require(PartialDate(asOf)), supplier: supplier))
    }

    @Test(
        "The number is one that can be",
        arguments: [(-1, false), (0, true), (1_000_000, true), (1_000_001, false)])
    func numbers(count: Int, isValid: Bool) throws {
        let outcome = try Story.announced().when(record(count))
        #expect(outcome.refusal?.code == (isValid ? nil : .invalidNumber))
    }

    @Test("The domain has a sample, and a group has a dimension")
    func places() throws {
        let story = try Story.announced()
        try story.when(record(1, of: "9")).thenRefused(.unknownDomain)
        try story.when(record(1, of: "1")).thenRefused(.notRatedOnCases)
        try story.when(record(1, "gender")).thenRefused(.textMissing)
        try story.when(record(1, nil, "girls")).thenRefused(.textMissing)
        try story.when(record(1, from: String(repeating: "x", count: 201)))
            .thenRefused(.textTooLong)
        try Story.published().when(record(1, of: "1")).thenRefused(.alreadyPublished)
    }

    @Test("The groups of a dimension have at most as many cases as there are on that date")
    func groups() throws {
        let story = try Story.announced().given(record(40), record(30, "gender", "boys"))
        #expect(try story.when(record(10, "gender", "girls")).refusal == nil)
        try story.when(record(11, "gender", "girls")).thenRefused(.invalidNumber)
        #expect(try story.when(record(40, "team", "north")).refusal == nil, "another dimension")
        #expect(try story.when(record(99, "gender", "girls", asOf: "2026")).refusal == nil)
        #expect(try story.when(record(99, "gender", "girls", of: "3")).refusal == nil)
        // The same group again replaces its count.
        #expect(try story.when(record(40, "gender", "boys")).refusal == nil)
        try story.when(record(41, "gender", "boys")).thenRefused(.invalidNumber)
        // A smaller whole is refused too.
        #expect(try story.when(record(30)).refusal == nil)
        try story.when(record(29)).thenRefused(.invalidNumber)
    }

    @Test("Without a count of all cases, the plan's number is the whole")
    func planned() throws {
        let story = try Story.announced().given(
            .planSample(PlanSample(domain: "2", eligiblePopulation: 20, target: 10)))
        #expect(try story.when(record(20, "gender", "boys")).refusal == nil)
        try story.when(record(21, "gender", "boys")).thenRefused(.invalidNumber)
        let counted = try story.given(record(30))
        #expect(try counted.when(record(21, "gender", "boys")).refusal == nil)
    }

    @Test("The latest number of the same cases on the same date stands; the same one is refused")
    func replaced() throws {
        let story = try Story.announced().given(record(40))
        try story.when(record(40)).thenRefused(.nothingChanged)
        #expect(try story.when(record(40, from: "the service")).refusal == nil)
        let again = try story.given(record(41), record(39, asOf: "2025"))
        #expect(again.subject.populations.map(\.count) == [41, 39])
    }
}
