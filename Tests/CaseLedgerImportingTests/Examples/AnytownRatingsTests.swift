import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("The ratings of the Anytown example")
struct AnytownRatingsTests {
    @Test("Both reports have these ratings at publication, and the second one is better")
    func publishedRatings() async throws {
        let table: [(standard: Standard.ID, of2022: Rating?, of2025: Rating?)] = [
            ("1.1", .requiresImprovement, .good), ("1.2", .good, .good),
            ("1.3", .good, .outstanding), ("1.4", .requiresImprovement, .requiresImprovement),
            ("2.1", .requiresImprovement, .good), ("2.2", .requiresImprovement, .good),
            ("2.3", .good, .outstanding), ("2.4", .inadequate, .requiresImprovement),
            ("3.1", .requiresImprovement, .good), ("3.2", .inadequate, .requiresImprovement),
            ("3.3", .requiresImprovement, .good), ("3.4", .requiresImprovement, .good),
            ("4.1", nil, .good),
        ]
        try await AnytownLedger.with { ledger in
            let published = Moment.milestone(.published)
            let first = try await ledger.inspection(AnytownLedger.first)
                .ratings(asOf: published)
            let second = try await ledger.inspection(AnytownLedger.second)
                .ratings(asOf: published)
            #expect(first.standards.map(\.id) == table.map(\.standard))
            #expect(first.standards.map(\.rating) == table.map(\.of2022))
            #expect(second.standards.map(\.rating) == table.map(\.of2025))
            #expect(first.overall.rating == .requiresImprovement)
            #expect(second.overall.rating == .good)
            #expect([first.total, second.total] == [13, 23])
            #expect(first["4.1"]?.notRated == .noCases)
            #expect(first.standards.filter(\.isEligibleUndecided).map(\.id) == ["2.3"])
            #expect(second.standards.filter(\.isEligibleUndecided).map(\.id) == ["3.1"])
            let corrected = try await ledger.inspection(AnytownLedger.first).ratings()
            #expect(corrected["1.2"]?.rating == .requiresImprovement)
            #expect(corrected.total == 12)
        }
    }

    @Test("The withdrawn case was answered before, and its withdrawal changed a rating")
    func withdrawn() async throws {
        try await AnytownLedger.with { ledger in
            let inspection = ledger.inspection(AnytownLedger.first)
            let withdrawal = try #require(
                try await AnytownLedger.log.first {
                    $0.sentence?.hasPrefix("a-7 withdrew court-13") == true
                }
            ).record.position
            let before = try await inspection.state(asOf: .position(withdrawal.previous))
            #expect(before.answer(to: "2.1.1", in: "court-13") != nil)
            let trail = try await inspection.auditTrail(of: "2.1")
            #expect(
                trail.changes.contains { $0.causes.map(\.position) == [withdrawal] })
        }
    }

    @Test("A decision was out of date until the panel decided again")
    func stale() async throws {
        try await AnytownLedger.with { ledger in
            let inspection = ledger.inspection(AnytownLedger.first)
            let correction = try #require(
                try await AnytownLedger.log.first {
                    $0.sentence?.hasPrefix("a-7 changed 3.3.2") == true
                }
            ).record.position
            let stale = try await inspection.ratings(asOf: .position(correction))
            #expect(stale["3.3"]?.isStale == true)
            #expect(stale["3.3"]?.rating == .good)
            #expect(stale["3.3"]?.ruleRating == .requiresImprovement)
            let published = try await inspection.ratings(asOf: .milestone(.published))
            #expect(published["3.3"]?.isStale == false)
            #expect(published["3.3"]?.rating == .requiresImprovement)
        }
    }

    @Test("On the day of the last event, actions and an action plan are overdue")
    func overdue() async throws {
        try await AnytownLedger.with { ledger in
            let last = Moment.position(try await ledger.head().position)
            let first = try await ledger.inspection(AnytownLedger.first)
                .recommendations(asOf: last)
            #expect(
                first.rows.map(\.status)
                    == [.superseded, .achieved, .inProgress, .notAchieved, .made])
            #expect(first.rows.map { $0.overdue.map(\.action) } == [[], [], ["A1"], [], [nil]])
            let second = try await ledger.inspection(AnytownLedger.second)
                .recommendations(asOf: last)
            #expect(second.rows.map(\.status) == [.inProgress, .achieved, .accepted])
            #expect(second.rows.map { $0.overdue.map(\.action) } == [["A2"], [], [nil]])
        }
    }
}
