import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples

/// Stories in which named people act, with the permissions of the bundled edition or without any.
extension Story {
    /// The history of the story.
    var inspectionHistory: InspectionHistory { InspectionHistory(of: "story", history) }

    /// Records a command of a person.
    func by(
        _ person: Agent.ID, _ role: Role = .inspector, _ command: InspectionCommand,
        _ reason: String? = nil, origin: Origin = .recorded, heldAt microseconds: Int64 = 0,
        backdated: String? = nil
    ) throws -> Story {
        let provenance = Provenance(
            actor: Agent(person, role: role), reason: reason,
            effectiveAt: .instant(Timestamp(microseconds: microseconds)), origin: origin,
            backdated: backdated)
        return try given(decided: InspectionRequest(command, by: provenance), by: provenance)
    }

    /// A team for each part of an inspection.
    static let actingTeam: [TeamMember] = [
        TeamMember("l-1", [.leadInspector]), TeamMember("i-1", [.inspector]),
        TeamMember("i-2", [.inspector]), TeamMember("m-1", [.moderator]),
        TeamMember("c-1", [.panelChair]), TeamMember("p-1", [.panelMember]),
        TeamMember("p-2", [.panelMember]), TeamMember("x-1", [.chiefInspector]),
        TeamMember("s-1", [.serviceManager]), TeamMember("o-1", [.importer]),
    ]

    /// An inspection that `l-1` announced, with its team named.
    static func acting(
        on framework: Framework = .hmipYouth2021, team: [TeamMember]? = actingTeam
    ) throws -> Story {
        let announced = try GivenWhenThen(Inspection()).by(
            "l-1", .leadInspector, .announce(.on(framework)))
        return try team.map {
            try announced.by("l-1", .leadInspector, .nameTeam(NameTeam($0)))
        } ?? announced
    }

    /// Draws a case of domain 2 and judges each key question: the first of a standard is `first`.
    func judging(
        _ key: CaseKey = "court-01", by person: Agent.ID = "i-1", as role: Role = .inspector,
        first: Answer = .no, submitted: Bool = false
    ) throws -> Story {
        var story = try by("l-1", .leadInspector, .select(key, for: "2"))
        for standard in ["2.1", "2.2", "2.3", "2.4"] {
            for number in 1...3 {
                story = try story.by(
                    person, role,
                    .judge(
                        Question.ID(stringLiteral: "\(standard).\(number)"), of: key,
                        number == 1 ? first : .yes))
            }
        }
        guard submitted else { return story }
        return try story.by(person, role, .submitAssessment(SubmitAssessment([key])))
    }

    /// Corrects an answer at a stage.
    func correcting(
        _ question: Question.ID = "2.1.1", of key: CaseKey = "court-01", to answer: Answer,
        by person: Agent.ID, _ role: Role, stage: CorrectionStage, _ reason: String = "r"
    ) throws -> Story {
        try by(
            person, role,
            .correctJudgement(
                CorrectJudgement(
                    caseKey: key, question: question, supersedes: place(of: question, in: key),
                    to: answer, stage: stage)), reason)
    }

    /// Proposes and leaves unrated what no case rates, and convenes `c-1`, `p-1` and `p-2`.
    func convening(interests: [Agent.ID] = []) throws -> Story {
        var story = self
        for standard in ["1.1", "1.2", "1.3", "1.4"] {
            story = try story.by(
                "i-2", .inspector,
                .proposeRating(
                    ProposeQualitativeRating(
                        standard: Standard.ID(stringLiteral: standard), rating: .good)))
        }
        for target in [
            DoNotRate(.domain("3"), why: .noCases), DoNotRate(.standard("4.1"), why: .noCases),
        ] {
            story = try story.by("l-1", .leadInspector, .doNotRate(target))
        }
        return try story.by(
            "c-1", .panelChair,
            .convenePanel(
                ConvenePanel(
                    chair: "c-1", members: ["p-1", "p-2"], quorum: 2, declaredInterests: interests)
            ))
    }

    /// The panel decides a rating; by default it confirms.
    func deciding(
        _ standard: Standard.ID = "2.2", _ rating: Rating = .inadequate,
        votes: PanelVotes = .consensus
    ) throws -> Story {
        try by(
            "c-1", .panelChair,
            .decide(standard, rating, ground: .other, reason: "r", votes: votes))
    }

    /// `x-1` approves the last event: a request, or a decision of the panel.
    func approvingLast() throws -> Story {
        try by("x-1", .chiefInspector, .approve(Approve(position)))
    }

    /// `l-1` asks for the publication, and `x-1` approves it.
    func publishing() throws -> Story {
        let asked = try by("l-1", .leadInspector, .publishReport(PublishReport()))
        return try asked.by("x-1", .chiefInspector, .approve(Approve(asked.position)))
    }
}
