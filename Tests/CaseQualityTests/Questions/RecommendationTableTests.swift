import CaseLedger
import CaseLedgerTesting
import Foundation
import InspectionSamples
import Testing

@Suite("The table of recommendations")
struct RecommendationTableTests {
    private static let made = "2022-01-10"

    /// One recommendation with two sub-points, made on 10 January 2022.
    private func story(planDue: String? = nil) throws -> Story {
        try Story.announced().given(
            .makeRecommendations([
                Recommendation(
                    id: "R1", addressee: "management board", topic: "oversight",
                    subPoints: ["one", "two"], standards: ["1.2"],
                    actionPlanDue: planDue.flatMap(PartialDate.init))
            ]))
    }

    /// The row as of a day; the clock's microseconds stand for days after the making.
    private func row(_ story: Story, on day: String) throws -> RecommendationTable.Row {
        let base = try #require(PartialDate(Self.made))
        let table = RecommendationTable(
            of: story.subject, on: try #require(PartialDate(day)),
            date: { $0.microseconds == 0 ? base : .first })
        return try #require(table.rows.first)
    }

    private func action(_ id: ActionID, due: String?) -> PlannedAction {
        PlannedAction(
            id: id, what: "do it", owner: "service manager",
            due: due.flatMap(PartialDate.init))
    }

    @Test(
        "Age in days, across months, leap days and years",
        arguments: [
            ("2022-01-10", 0), ("2022-01-11", 1), ("2022-02-10", 31), ("2023-01-10", 365),
            ("2024-03-01", 781), ("2022-01-09", 0),
        ])
    func age(day: String, days: Int) throws {
        #expect(try row(story(), on: day).ageInDays == days)
    }

    @Test("The plan is overdue from the day after it was due, until it comes")
    func planOverdue() throws {
        let waiting = try story(planDue: "2022-02-01")
        #expect(try row(waiting, on: "2022-02-01").overdue.isEmpty)
        let late = try row(waiting, on: "2022-02-02").overdue
        #expect(late.map(\.days) == [1])
        #expect(late.map(\.action) == [nil])
        let sent = try waiting.given(
            .followUp(FollowUp("R1", .actionPlan([action("A1", due: nil)]))))
        #expect(try row(sent, on: "2022-02-02").overdue.isEmpty)
        let refused = try waiting.given(
            .followUp(FollowUp("R1", .response(.rejected))), reason: "no money")
        #expect(try row(refused, on: "2022-02-02").overdue.isEmpty)
        #expect(try row(refused, on: "2022-02-02").status == .rejected)
    }

    @Test("A due date that is known to the month or year is over at its end")
    func partialDates() throws {
        for (due, last, after) in [
            ("2022-02", "2022-02-28", "2022-03-01"), ("2022", "2022-12-31", "2023-01-01"),
        ] {
            let waiting = try story(planDue: due)
            #expect(try row(waiting, on: last).overdue.isEmpty)
            #expect(try row(waiting, on: after).overdue.map(\.days) == [1])
        }
    }

    @Test("Actions are overdue one by one, the longest first, and not once finished")
    func actionsOverdue() throws {
        let planned = try story().given(
            .followUp(
                FollowUp(
                    "R1",
                    .actionPlan([
                        action("A1", due: "2022-03-01"), action("A2", due: "2022-02-01"),
                        action("A3", due: nil), action("A4", due: "2022-02-15"),
                    ]))),
            .followUp(FollowUp("R1", .action("A4", .completed, due: nil))))
        let late = try row(planned, on: "2022-03-03").overdue
        #expect(late.map(\.action) == ["A2", "A1"])
        #expect(late.map(\.days) == [30, 2])
        let moved = try planned.given(
            .followUp(
                FollowUp("R1", .action("A2", .planned, due: PartialDate("2022-04-01")))),
            reason: "agreed")
        #expect(try row(moved, on: "2022-03-03").overdue.map(\.action) == ["A1"])
    }

    @Test("Where it stands, step by step, and nothing is overdue once closed")
    func statuses() throws {
        var told = try story(planDue: "2022-01-11")
        func status() throws -> RecommendationTable.Status {
            try row(told, on: "2022-06-01").status
        }
        #expect(try status() == .made)
        told = try told.given(.followUp(FollowUp("R1", .response(.accepted))))
        #expect(try status() == .accepted)
        told = try told.given(
            .followUp(FollowUp("R1", .actionPlan([action("A1", due: "2022-02-01")]))))
        #expect(try status() == .planned)
        told = try told.given(.followUp(FollowUp("R1", .action("A1", .started, due: nil))))
        #expect(try status() == .inProgress)
        told = try told.given(
            .followUp(FollowUp("R1", .progress(.achieved, subPoint: 1))),
            .followUp(FollowUp("R1", .progress(.achieved, subPoint: 2))))
        #expect(try status() == .inProgress)
        #expect(try row(told, on: "2022-06-01").overdue.count == 1)
        told = try told.given(
            .followUp(FollowUp("R1", .closing(.achieved))), reason: "the action goes on")
        #expect(try status() == .achieved)
        #expect(try row(told, on: "2022-06-01").overdue.isEmpty)
    }

    @Test("A review that finds nothing achieved is no progress")
    func noProgress() throws {
        let told = try story().given(
            .followUp(FollowUp("R1", .progress(.notAchieved, subPoint: nil))))
        #expect(try row(told, on: "2022-06-01").status == .made)
    }

    @Test("A recommendation stops ageing on the day it is closed")
    func closedAge() throws {
        let closed = try story().given(
            .followUp(FollowUp("R1", .closing(.superseded))), reason: "made again")
        // The test's clock puts everything on the day of the making.
        #expect(try row(closed, on: "2025-01-01").ageInDays == 0)
        #expect(try row(story(), on: "2025-01-01").ageInDays == 1_087)
    }
}
