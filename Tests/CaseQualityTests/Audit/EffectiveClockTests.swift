import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("The effective clock")
struct EffectiveClockTests {
    /// The types of event that always hold, as the design lists them.
    private static let always: Set<EventName> = [
        "framework-registered", "service-registered", "inspection-announced", "sample-planned",
        "case-selected",
    ]

    /// Whether an event is of such a type, or withdraws a case that was never eligible.
    private static func holdsAlways(_ event: HistoryEvent) -> Bool {
        if case .caseWithdrawn(let withdrawn)? = event.event {
            return withdrawn.extent == .neverEligible
        }
        return always.contains(event.name)
    }

    @Test("Exactly the edition, the announcement, the plan and the selections always hold")
    func types() {
        var names: Set<EventName> = []
        for kind in InspectionEvent.kinds where kind.holdsAlways == true { names.insert(kind.name) }
        #expect(names == Self.always)
    }

    /// The corrections of wrong records by a position, by what they correct.
    private static func corrections(
        of history: InspectionHistory, upTo position: Position
    ) -> [Position: HistoryEvent] {
        var corrections: [Position: HistoryEvent] = [:]
        for command in history.commands where command.position <= position {
            for event in command.events {
                switch event.event {
                case .judgementCorrected(let corrected)? where corrected.ground == .misrecorded:
                    corrections[corrected.supersedes] = event
                case .oversightJudged(let judged)? where judged.ground == .misrecorded:
                    if let supersedes = judged.supersedes { corrections[supersedes] = event }
                default: continue
                }
            }
        }
        return corrections
    }

    @Test("A view on both clocks is the fold from zero of the events that held by then")
    func fromZero() throws {
        for seed in SeededRun.seeds(20) {
            var views = try RandomViews(seed: seed, commands: 40)
            for _ in 0..<20 {
                let view = views.view()
                guard let time = view.effectiveBy else { continue }
                var inspection = Inspection()
                var uncertain: [Position] = []
                let corrections = Self.corrections(of: views.history, upTo: view.asOf)
                for command in views.history.commands where command.position <= view.asOf {
                    for event in command.events {
                        var holding = event
                        while let next = corrections[holding.position] { holding = next }
                        let (from, to) = (
                            holding.occurrence.effectiveAt.earliest,
                            holding.occurrence.effectiveAt.latest
                        )
                        let isAlways = Self.holdsAlways(event)
                        let isUncertain = !isAlways && from <= time && time < to
                        if isUncertain { uncertain.append(event.position) }
                        let isHeld =
                            isAlways || to <= time
                            || (isUncertain && view.uncertainEvents == .included)
                        if isHeld, let known = event.event {
                            inspection.evolve(with: known, at: event.occurrence)
                        }
                    }
                }
                #expect(view.state == inspection, "\(seed)")
                #expect(view.uncertain == uncertain, "\(seed)")
            }
        }
    }

    @Test(
        "A time before everything leaves the sample, and a time after everything leaves nothing out"
    )
    func ends() throws {
        let views = try RandomViews(seed: 3, commands: 40)
        let early = views.history.effective(by: RandomViews.day(-1_000))
        #expect(early.state.framework != nil)
        #expect(!early.state.cases.isEmpty)
        #expect(
            early.commands.flatMap(\.events).allSatisfy { Self.holdsAlways($0) })
        let late = views.history.effective(by: RandomViews.day(1_000))
        #expect(late.state == views.history.state)
        #expect(late.onRecordedClock == views.history)
    }
}
