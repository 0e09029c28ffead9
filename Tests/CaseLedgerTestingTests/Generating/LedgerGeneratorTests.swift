import CaseLedger
import CaseLedgerTesting
import CaseQualityCoding
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

@Suite("Generated ledgers")
struct LedgerGeneratorTests {
    /// Ten thousand events of small inspections, so that most of them are finished.
    private static let small = LedgerGenerator(seed: 11, events: 10_000, active: 5, cases: 15...18)

    private func commands(_ generator: LedgerGenerator) throws -> [GeneratedCommand] {
        var generator = generator
        var commands: [GeneratedCommand] = []
        while let command = try generator.next() { commands.append(command) }
        return commands
    }

    /// Runs `body` with a store in a folder that goes afterwards.
    private func withStore<Result>(
        _ clock: SimulatedClock, _ body: (LMDBStore) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryFolder { folder in
            // The same salts, so that two ledgers can be compared.
            let store = try LMDBStore.create(
                at: folder + "/case.ledger", clock: clock.ledgerClock,
                projections: [RatingsProjection.registered], longestTail: LMDBStore.longestTail,
                salts: .derived)
            let result = try await body(store)
            await store.close()
            return result
        }
    }

    private func records(_ store: LMDBStore) async throws -> [Record] {
        var records: [Record] = []
        var range: PositionRange? = PositionRange()
        while let next = range {
            let page = try await store.page(of: .everything, in: next, order: .forward, limit: 512)
            records += page.records
            range = page.rest
        }
        return records
    }

    // MARK: - What is given

    @Test("The same arguments give the same commands; a longer ledger begins as a shorter one")
    func repeats() throws {
        let some = try commands(LedgerGenerator(seed: 3, events: 1_500, active: 3))
        #expect(try commands(LedgerGenerator(seed: 3, events: 1_500, active: 3)) == some)
        #expect(try commands(LedgerGenerator(seed: 4, events: 1_500, active: 3)) != some)
        let more = try commands(LedgerGenerator(seed: 3, events: 2_500, active: 3))
        #expect(Array(more.prefix(some.count)) == some)
    }

    // Ids come from the same numbers as everything that is drawn, so one draw more, or in another
    // order, shows in them. The seed of hashing differs with every process; this must not.
    @Test("Generated values are the same in every process and on every machine")
    func pinned() throws {
        var text = ""
        for command in try commands(Self.small) {
            text += "\(command.inspection) \(command.sentAt) \(command.id) \(command.positions)\n"
        }
        #expect(
            ContentDigest(of: Array(text.utf8)).description
                == "672bd13c257bd10a30bc6089c094c8e22d575e82daf879567523a555d309af16")
    }

    @Test(
        "It ends with the command that reaches the number of events",
        arguments: [0, 1, 3, 4, 2_000])
    func length(events: Int) throws {
        let commands = try commands(LedgerGenerator(seed: 5, events: events, active: 2))
        var next = Position.start.next
        for command in commands {
            #expect(command.positions.lowerBound == next)
            #expect(next.rawValue <= events)
            next = command.positions.upperBound.next
            #expect(
                next.rawValue - command.positions.lowerBound.rawValue
                    == command.request.events.count)
        }
        #expect(next.rawValue > events)
    }

    @Test("Inspections run in parallel, and people work on weekdays between nine and five")
    func interleaving() throws {
        let commands = try commands(Self.small)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var changes = 0
        for (before, after) in zip(commands, commands.dropFirst()) {
            #expect(before.sentAt <= after.sentAt)
            if before.inspection != after.inspection { changes += 1 }
        }
        #expect(changes * 100 / commands.count >= 30)
        for command in commands {
            let date = Date(timeIntervalSince1970: Double(command.sentAt.microseconds) / 1e6)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday, .hour], from: date)
            #expect((2...6).contains(parts.weekday ?? 0))
            #expect((9..<17).contains(parts.hour ?? 0))
            #expect(command.provenance.effectiveAt.earliest <= command.sentAt)
            guard case .announce(let announcement) = command.command else { continue }
            let announced = try #require(announcement.announcedOn)
            #expect(announced.year == parts.year)
            #expect(announced.month == parts.month)
            #expect(announced.day == parts.day)
        }
    }

    @Test("Judgements, corrections, discretion and publications come in realistic proportions")
    func proportions() throws {
        var generator = LedgerGenerator(seed: 8, events: 30_000, active: 4, cases: 15...40)
        var judged = 0
        var stages: [CorrectionStage: Int] = [:]
        var decided = 0
        var discretion = 0
        var withdrawn = 0
        var selected = 0
        var oversight = 0
        var sittings: Set<Int> = []
        var inspectors: [StreamName: Set<Agent.ID>] = [:]
        var overall: [Rating: Int] = [:]
        while let command = try generator.next() {
            switch command.command {
            case .recordJudgements(let judgements):
                judged += judgements.judgements.count
                sittings.insert(judgements.judgements.count)
                inspectors[command.inspection, default: []].insert(command.provenance.actor.id)
            case .correctJudgement(let correction): stages[correction.stage, default: 0] += 1
            case .recordPanelDecisions(let decisions):
                for decision in decisions.decisions
                where generator.framework.standard(decision.standard)?.method == .caseData {
                    decided += 1
                    if decision.ground != nil { discretion += 1 }
                }
            case .selectCases(let cases): selected += cases.cases.count
            case .withdrawCase: withdrawn += 1
            case .judgeOversight(let judged) where judged.supersedes == nil: oversight += 1
            case .publishReport(let report):
                overall[try #require(report.statedOverall), default: 0] += 1
            default: break
            }
        }
        let corrected = stages.values.reduce(0, +)
        #expect((15...50).contains(corrected * 1_000 / judged))
        #expect(try #require(stages[.moderation]) * 2 > corrected)
        #expect(stages[.factualAccuracy, default: 0] >= 1)
        #expect(stages[.factualAccuracy, default: 0] * 10 < corrected)
        #expect((15...45).contains(discretion * 100 / decided))
        #expect((5...80).contains(withdrawn * 1_000 / selected))
        #expect((85...100).contains(oversight * 100 / selected))
        #expect(sittings.contains(1) && sittings.contains { $0 > 40 })
        #expect(inspectors.values.allSatisfy { $0.count <= 8 })
        #expect(inspectors.values.contains { $0.count >= 3 })
        #expect(overall.values.reduce(0, +) >= 10 && overall.count >= 2)
    }

    @Test("In a year, decisions become stale and are made again, and poor services are seen again")
    func laterLife() throws {
        var generator = LedgerGenerator(seed: 2, events: 20_000, active: 4, cases: 4...6)
        var names: [CommandName: Int] = [:]
        var again: [StreamName: StreamName] = [:]
        var published: [StreamName: Rating] = [:]
        var decidedTwice = 0
        var decided: [StreamName: Set<Standard.ID>] = [:]
        while let command = try generator.next() {
            names[command.command.name, default: 0] += 1
            switch command.command {
            case .announce(let announcement):
                guard let earlier = announcement.reinspectionOf else { continue }
                #expect(announcement.kind == .reinspection)
                #expect(try #require(published[earlier]) <= .requiresImprovement)
                again[command.inspection] = earlier
            case .recordPanelDecisions(let decisions):
                for decision in decisions.decisions
                where !decided[command.inspection, default: []].insert(decision.standard).inserted {
                    decidedTwice += 1
                }
            case .publishReport(let report): published[command.inspection] = report.statedOverall
            default: break
            }
        }
        #expect(!again.isEmpty)
        #expect(decidedTwice > 0)
        for name: CommandName in [
            "reverse-panel-decision", "correct-report", "do-not-rate", "follow-up-recommendation",
        ] { #expect(names[name, default: 0] > 0, "\(name)") }
    }

    @Test("Generated people and cases have pseudonyms, never names")
    func pseudonyms() throws {
        for command in try commands(LedgerGenerator(seed: 6, events: 3_000, active: 2)) {
            #expect(command.provenance.actor.id.rawValue.contains(/^[a-z-]+-[0-9]+$/))
            guard case .selectCases(let cases) = command.command else { continue }
            for selected in cases.cases {
                #expect(selected.caseKey.rawValue.contains(/^[A-Za-z]+-[0-9]+$/))
            }
        }
    }

    // MARK: - What becomes a ledger

    @Test("A ledger takes every command, and gets the records that are written many at a time")
    func accepted() async throws {
        let generator = LedgerGenerator(seed: 12, events: 1_500, active: 3, cases: 4...6)
        let front = SimulatedClock()
        let recorded = try await withStore(front) { store in
            let ledger = Ledger(store: store, clock: front.ledgerClock)
            for command in try commands(generator) {
                front.advance(to: command.sentAt)
                let asked = command.provenance
                let receipt = try await ledger.inspection(command.inspection).record(
                    command.command, by: asked.actor, authority: asked.authority,
                    reason: asked.reason, effectiveAt: asked.effectiveAt, origin: asked.origin,
                    id: command.id)
                #expect(receipt.positions == command.positions)
            }
            return try await records(store)
        }
        let clock = SimulatedClock()
        let written = try await withStore(clock) { store in
            try await generator.write(to: store, setting: clock, atOnce: 1)
            return try await records(store)
        }
        #expect(written.count >= 1_500)
        #expect(written == recorded)
    }

    @Test("However many commands are sent at a time, they stand in their order")
    func order() async throws {
        let generator = LedgerGenerator(seed: 13, events: 1_500, active: 4, cases: 4...6)
        var ledgers: [[Record]] = []
        for limit in [4_096, 4_096, 7] {
            let clock = SimulatedClock()
            ledgers.append(
                try await withStore(clock) { store in
                    try await generator.write(to: store, setting: clock, atOnce: limit)
                    return try await records(store)
                })
        }
        #expect(ledgers[0] == ledgers[1])
        // Only the time of recording is that of what was sent together.
        #expect(ledgers[0].map(\.command) == ledgers[2].map(\.command))
        #expect(ledgers[0].map(\.payload) == ledgers[2].map(\.payload))
        #expect(ledgers[0].map(\.recordedAt) != ledgers[2].map(\.recordedAt))
    }

    @Test("Ten thousand events pass verification, and ratings are what a fold from zero gives")
    func verified() async throws {
        let clock = SimulatedClock()
        try await withStore(clock) { store in
            try await Self.small.write(to: store, setting: clock)
            let ledger = Ledger(store: store, clock: clock.ledgerClock)
            #expect(try await ledger.verify().passed)
            let all = try await records(store)
            var finished = 0
            for id in try await ledger.inspections() {
                var inspection = Inspection()
                for record in all where record.stream == id {
                    inspection.evolve(
                        with: Recorded(try ledger.event(of: record), in: record))
                }
                guard let publication = inspection.publication else { continue }
                finished += 1
                let ratings = try await ledger.inspection(id).ratings()
                for standard in Self.small.framework.standards {
                    #expect(ratings[standard.id] == inspection.standardRating(standard.id))
                }
                #expect(ratings.overall == inspection.overallRating)
                let then = try await ledger.inspection(id).ratings(asOf: .milestone(.published))
                #expect(then.total == publication.total)
            }
            #expect(finished >= 3)
        }
    }

    @Test("A ledger that has the beginning gets the rest; one that has something else is refused")
    func resumed() async throws {
        let clock = SimulatedClock()
        try await withStore(clock) { store in
            let beginning = LedgerGenerator(seed: 9, events: 800, active: 2)
            let all = LedgerGenerator(seed: 9, events: 1_600, active: 2)
            try await beginning.write(to: store, setting: clock)
            try await all.write(to: store, setting: clock)
            #expect(try await store.head().position == commands(all).last?.positions.upperBound)
            #expect(try await store.verify().passed)
            let end = try await store.head()
            let other = LedgerGenerator(seed: 10, events: 800, active: 2)
            await #expect(throws: MisplacedCommand.self) {
                try await other.write(to: store, setting: clock)
            }
            #expect(try await store.head() == end)
        }
    }
}
