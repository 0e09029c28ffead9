internal import CaseQuality
internal import EventSourcing

/// Recommendations and their follow-up within a year.
extension GeneratedInspection {
    mutating func recommendations(at time: WorkingTime) -> Asked {
        let made = (1...random.draw(4...7)).map { recommendation($0, at: time) }
        for recommendation in made { planFollowUp(of: recommendation, from: time) }
        return Asked(
            command: .makeRecommendations(made), actor: team.lead,
            authority: "inspection report")
    }

    private mutating func recommendation(_ number: Int, at time: WorkingTime) -> Recommendation {
        let addressees: [FreeText] = ["management board", "head of service", "partnership"]
        let topics: [FreeText] = [
            "quality of assessment and planning", "oversight of practice",
            "contingency planning", "resettlement policy", "analysis of diversity",
            "services for children out of court",
        ]
        let parts: [FreeText] = [
            "policy and guidance", "training of staff", "measuring the effect",
        ]
        return Recommendation(
            id: RecommendationID(stringLiteral: "R\(number)"),
            addressee: random.pick(addressees) ?? "management board",
            topic: random.pick(topics) ?? "oversight of practice",
            subPoints: Array(parts.prefix(random.draw(0...3))),
            standards: random.pick(framework.standards).map { [$0.id] } ?? [],
            actionPlanDue: time.morning(after: 25).date,
            repeats: number == 1
                ? reinspectionOf.map { PreviousRecommendation(inspection: $0, id: "R1") } : nil)
    }

    private mutating func planFollowUp(of made: Recommendation, from start: WorkingTime) {
        func plan(_ step: FollowUp.Step, _ reason: String? = nil, at time: WorkingTime) {
            agenda.plan(.followUp(FollowUp(made.id, step), reason: reason), at: time)
        }
        var time = later(start, byDays: 6...20)
        guard random.happens(.accepted) else {
            guard random.happens(.rejected) else {
                plan(.response(.partlyAccepted), Reasons.partlyAccepted, at: time)
                return planActions(for: made, from: time)
            }
            plan(.response(.rejected), Reasons.rejected, at: time)
            time = later(time, byDays: 20...60)
            return plan(.closing(.notAchieved), Reasons.rejected, at: time)
        }
        plan(.response(.accepted), at: time)
        planActions(for: made, from: time)
    }

    /// Plans the actions of the addressee, the reviews of progress, and the closing.
    private mutating func planActions(for made: Recommendation, from start: WorkingTime) {
        func plan(_ step: FollowUp.Step, _ reason: String? = nil, at time: WorkingTime) {
            agenda.plan(.followUp(FollowUp(made.id, step), reason: reason), at: time)
        }
        let planned = later(start, byDays: 3...15)
        let ends = (1...random.draw(1...4)).map { _ in later(planned, byDays: 50...170) }
        let actions = ends.enumerated().map { index, end in
            PlannedAction(
                id: ActionID(stringLiteral: "A\(index + 1)"), what: "revise and audit",
                owner: "head of service", due: end.date)
        }
        plan(.actionPlan(actions), at: planned)
        for (action, end) in zip(actions, ends) {
            plan(.action(action.id, .started, due: nil), at: later(planned, byDays: 5...35))
            if random.happens(.putOff) {
                plan(
                    .action(action.id, .started, due: end.morning(after: 30).date),
                    Reasons.putOff, at: later(planned, byDays: 36...48))
            }
            let isAbandoned = random.happens(.abandoned)
            plan(
                .action(action.id, isAbandoned ? .abandoned : .completed, due: nil),
                isAbandoned ? Reasons.abandoned : nil, at: end)
        }
        let isAchieved = random.happens(.achieved)
        let reviewed = later(planned, byDays: 100...130)
        for number in made.subPoints.indices {
            plan(.progress(.partlyAchieved, subPoint: number + 1), at: reviewed)
        }
        let closed = later(planned, byDays: 180...240)
        plan(.progress(isAchieved ? .achieved : .partlyAchieved, subPoint: nil), at: closed)
        plan(
            .closing(isAchieved ? .achieved : .superseded),
            isAchieved ? nil : Reasons.superseded, at: closed + WorkingTime.hour)
    }

    private mutating func later(
        _ time: WorkingTime, byDays days: ClosedRange<Int>
    ) -> WorkingTime {
        time.morning(after: random.draw(days)) + random.draw(0...400) * WorkingTime.minute
    }
}
