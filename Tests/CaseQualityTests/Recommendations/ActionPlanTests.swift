import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("Action plans")
struct ActionPlanTests {
    /// A recommendation of two sub-points.
    private let story: Story
    /// With a plan: `A1` due in June, `A2` without a date.
    private let planned: Story

    init() throws {
        story = try Story.announced().given(
            .recommend("R1", subPoints: 2), .recommend("R0"))
        planned = try story.given(
            Self.plan([
                PlannedAction(id: "A1", what: "train", due: PartialDate("2022-06")),
                PlannedAction(id: "A2", what: "review"),
            ]))
    }

    private static func plan(
        _ actions: [PlannedAction], of id: RecommendationID = "R1"
    ) -> InspectionCommand { .followUp(FollowUp(id, .actionPlan(actions))) }

    private func update(
        _ action: ActionID, _ status: ActionStatus, due: String? = nil
    ) -> InspectionCommand {
        .followUp(FollowUp("R1", .action(action, status, due: due.flatMap(PartialDate.init))))
    }

    private func followed(_ story: Story) throws -> FollowedRecommendation {
        try #require(story.subject.recommendations.first)
    }

    /// An action's status and date, as they stand.
    private func standing(_ action: ActionID, in story: Story) throws -> String {
        let followed = try #require(
            try followed(story).actions.first { $0.action.id == action })
        return "\(followed.status.description), due \(followed.due?.description ?? "never")"
    }

    @Test("A plan has 1 to 100 actions, each with a number of its own")
    func numbers() throws {
        func actions(_ count: Int) -> [PlannedAction] {
            (0..<count).map {
                PlannedAction(id: ActionID(stringLiteral: "A\($0)"), what: "w")
            }
        }
        for (count, isTaken) in [(0, false), (1, true), (100, true), (101, false)] {
            let outcome = story.when(Self.plan(actions(count)))
            if isTaken {
                try outcome.thenHappened()
            } else {
                #expect(outcome.refusal?.code == .invalidNumber)
                #expect(outcome.refusal?.message == "The plan for R1 has \(count) actions.")
            }
        }
        let twice = story.when(Self.plan(actions(2) + actions(1))).refusal
        #expect(twice?.code == .alreadyRecorded)
        #expect(twice?.message == "Action A0 occurs twice in the plan for R1.")
    }

    @Test("An action says what will be done, and who, within bounds")
    func texts() throws {
        func action(what: Int = 1, owner: Int? = nil) -> InspectionCommand {
            Self.plan([
                PlannedAction(
                    id: "A1", what: FreeText(String(repeating: "w", count: what)),
                    owner: owner.map { FreeText(String(repeating: "o", count: $0)) })
            ])
        }
        try story.when(action(what: 0)).thenRefused(.textMissing)
        try story.when(action(what: 500)).thenHappened()
        try story.when(action(what: 501)).thenRefused(.textTooLong)
        try story.when(action(owner: 200)).thenHappened()
        try story.when(action(owner: 201)).thenRefused(.textTooLong)
    }

    @Test("An action serves the whole or a sub-point that is there")
    func subPoints() throws {
        func plan(_ number: Int?, _ id: RecommendationID) -> InspectionCommand {
            Self.plan([PlannedAction(id: "A1", what: "w", subPoint: number)], of: id)
        }
        for (number, id, isTaken) in [
            (nil, "R1", true), (0, "R1", false), (1, "R1", true), (2, "R1", true),
            (3, "R1", false), (nil, "R0", true), (0, "R0", false), (1, "R0", false),
        ] as [(Int?, RecommendationID, Bool)] {
            let outcome = story.when(plan(number, id))
            if isTaken {
                try outcome.thenHappened()
            } else {
                try outcome.thenRefused(.unknownSubPoint)
            }
        }
    }

    @Test("A plan stands as it came; a later one takes its place, actions and all")
    func replaced() throws {
        #expect(try standing("A1", in: planned) == "planned, due 2022-06")
        #expect(try standing("A2", in: planned) == "planned, due never")
        #expect(try followed(planned).planReceived?.position == planned.position)
        let moved = try planned.given(update("A2", .completed))
        let again = try moved.given(
            Self.plan([
                PlannedAction(id: "A2", what: "review again", owner: "head", subPoint: 2)
            ]))
        #expect(
            try followed(again).actions.map(\.action) == [
                PlannedAction(id: "A2", what: "review again", owner: "head", subPoint: 2)
            ])
        #expect(try standing("A2", in: again) == "planned, due never")
        #expect(try followed(again).planReceived?.position == again.position)
        try again.when(update("A1", .started)).thenRefused(.unknownAction)
    }

    @Test("An action is one of the plan")
    func unknown() throws {
        let none = story.when(update("A1", .started)).refusal
        #expect(none?.code == .unknownAction)
        #expect(none?.message == "The plan for R1 has no action A1.")
        #expect(none?.remedy == "Record the action plan first.")
        let other = planned.when(update("A3", .started)).refusal
        #expect(other?.code == .unknownAction)
        #expect(other?.remedy == "Use one of A1, A2.")
    }

    @Test(
        "An action moves on freely; what is abandoned or reopened gives its reason",
        arguments: [
            (.planned, .started, false), (.planned, .completed, false),
            (.planned, .abandoned, true), (.started, .planned, false),
            (.started, .completed, false), (.started, .abandoned, true),
            (.completed, .planned, true), (.completed, .started, true),
            (.completed, .abandoned, true), (.abandoned, .planned, true),
            (.abandoned, .started, true), (.abandoned, .completed, false),
        ] as [(ActionStatus, ActionStatus, Bool)])
    func statuses(from: ActionStatus, to: ActionStatus, needsReason: Bool) throws {
        let before =
            from == .planned ? planned : try planned.given(update("A1", from), reason: "r")
        if needsReason {
            for reason in [nil, "", "\t"] {
                let refusal = before.when(update("A1", to), reason: reason).refusal
                #expect(refusal?.code == .reasonMissing)
                #expect(
                    refusal?.message
                        == "An action that is abandoned, reopened or put off needs a reason.")
            }
        } else {
            try before.when(update("A1", to)).thenHappened()
        }
        let after = try before.given(update("A1", to), reason: "r")
        #expect(try standing("A1", in: after) == "\(to.description), due 2022-06")
        #expect(try standing("A2", in: after) == "planned, due never")
        for due in [nil, "2022-06"] {
            let refusal = after.when(update("A1", to, due: due), reason: "r").refusal
            #expect(refusal?.code == .nothingChanged)
            #expect(refusal?.message == "Action A1 of R1 is already \(to.description).")
        }
    }

    @Test("A date is given freely and changed with a reason")
    func dates() throws {
        try planned.when(update("A1", .planned, due: "2022-07")).thenRefused(.reasonMissing)
        try planned.when(update("A1", .started, due: "2022-05")).thenRefused(.reasonMissing)
        let putOff = try planned.given(update("A1", .planned, due: "2022-07"), reason: "r")
        #expect(try standing("A1", in: putOff) == "planned, due 2022-07")
        try putOff.when(update("A1", .planned, due: "2022-06"), reason: "r").thenHappened()
        let dated = try planned.given(update("A2", .started, due: "2022-07-01"))
        #expect(try standing("A2", in: dated) == "started, due 2022-07-01")
        #expect(
            try standing("A2", in: try dated.given(update("A2", .completed)))
                == "completed, due 2022-07-01")
    }

    @Test(
        "An unchanged date is not recorded as a new one",
        arguments: [("2022-06", nil), ("2022-08", "2022-08"), (nil, nil)] as [(String?, String?)])
    func unchangedDate(due: String?, recorded: String?) throws {
        let events = try planned.when(update("A1", .started, due: due), reason: "r").thenHappened()
        guard case .actionUpdated(let event)? = events.first, events.count == 1 else {
            Issue.record("no update")
            return
        }
        #expect(event.due?.description == recorded)
    }
}
