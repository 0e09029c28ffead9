public import EventSourcing

/// An act that an edition permits to some roles.
///
/// A command is one act, and some commands are another act at another stage of the work.
public enum Act: UInt8, Spelled {
    /// Announces the inspection and names its lead.
    case announce = 0
    /// Names the people of the inspection and their roles.
    case nameTeam = 1
    /// Plans the samples and records the cases that could be drawn.
    case planSample = 2
    /// Draws cases.
    case selectCases = 3
    /// Withdraws or replaces a case without an answer, or asks to withdraw a case with answers.
    case withdraw = 4
    /// Approves the withdrawal of a case with answers.
    case approveWithdrawal = 5
    /// Opens and submits the assessment of a case.
    case assess = 6
    /// Opens a submitted assessment again.
    case reopen = 7
    /// Judges a question or the oversight of a case.
    case judge = 8
    /// Confirms answers that somebody else entered.
    case attest = 9
    /// Corrects or retracts an answer before the assessment is submitted.
    case correct = 10
    /// Moderates a case, and corrects an answer at moderation.
    case moderate = 11
    /// Corrects an answer after the service checked the draft.
    case correctAtFactualAccuracy = 12
    /// Challenges what the draft says.
    case raiseChallenge = 13
    /// Decides a challenge.
    case resolveChallenge = 14
    /// Records findings, evidence, surveys and context.
    case recordFacts = 15
    /// Proposes the rating of a standard without cases, or leaves a standard unrated.
    case propose = 16
    /// Declares an interest.
    case declareInterest = 17
    /// Convenes the ratings panel.
    case convene = 18
    /// Decides a rating as the panel, or reverses a decision.
    case decide = 19
    /// Approves a decision of the panel that needs a second approval.
    case approveDecision = 20
    /// Dissents from a decision of the panel or from a moderation.
    case dissent = 21
    /// Issues the draft of the report.
    case issueDraft = 22
    /// Publishes the report or corrects it, or asks for the approval to do so.
    case publish = 23
    /// Approves the publication, or a correction of the published report.
    case approvePublication = 24
    /// Makes recommendations.
    case recommend = 25
    /// Responds to recommendations, gives action plans and reports on actions.
    case respond = 26
    /// Reviews the progress of recommendations and closes them.
    case reviewProgress = 27
    /// Plans a re-inspection.
    case scheduleReinspection = 28
    /// Records ratings, figures and facts as a publication prints them.
    case recordPublication = 29
    /// Places and lifts retention holds, and refuses erasures.
    case holdRecords = 30
    /// Corrects a recorded fact or a recommendation.
    case correctFacts = 31

    /// The spelling in editions and JSON.
    public var description: String {
        switch self {
        case .announce: "announce"
        case .nameTeam: "nameTeam"
        case .planSample: "planSample"
        case .selectCases: "selectCases"
        case .withdraw: "withdraw"
        case .approveWithdrawal: "approveWithdrawal"
        case .assess: "assess"
        case .reopen: "reopen"
        case .judge: "judge"
        case .attest: "attest"
        case .correct: "correct"
        case .moderate: "moderate"
        case .correctAtFactualAccuracy: "correctAtFactualAccuracy"
        case .raiseChallenge: "raiseChallenge"
        case .resolveChallenge: "resolveChallenge"
        case .recordFacts: "recordFacts"
        case .propose: "propose"
        case .declareInterest: "declareInterest"
        case .convene: "convene"
        case .decide: "decide"
        case .approveDecision: "approveDecision"
        case .dissent: "dissent"
        case .issueDraft: "issueDraft"
        case .publish: "publish"
        case .approvePublication: "approvePublication"
        case .recommend: "recommend"
        case .respond: "respond"
        case .reviewProgress: "reviewProgress"
        case .scheduleReinspection: "scheduleReinspection"
        case .recordPublication: "recordPublication"
        case .holdRecords: "holdRecords"
        case .correctFacts: "correctFacts"
        }
    }

    /// The act after "may": `"judge"`, `"decide a rating as the panel"`.
    package var words: String {
        switch self {
        case .announce: "announce an inspection"
        case .nameTeam: "name the team"
        case .planSample: "plan the sample"
        case .selectCases: "select cases"
        case .withdraw: "withdraw or replace a case"
        case .approveWithdrawal: "approve the withdrawal of a judged case"
        case .assess: "open and submit an assessment"
        case .reopen: "open a submitted assessment again"
        case .judge: "judge a case"
        case .attest: "attest answers"
        case .correct: "correct an answer"
        case .moderate: "moderate a case"
        case .correctAtFactualAccuracy: "correct an answer at the factual accuracy check"
        case .raiseChallenge: "raise a challenge"
        case .resolveChallenge: "resolve a challenge"
        case .recordFacts: "record findings, evidence and context"
        case .propose: "propose a rating"
        case .declareInterest: "declare an interest"
        case .convene: "convene the ratings panel"
        case .decide: "decide a rating as the ratings panel"
        case .approveDecision: "approve a decision of the ratings panel"
        case .dissent: "dissent"
        case .issueDraft: "issue the draft"
        case .publish: "publish the report"
        case .approvePublication: "approve the publication"
        case .recommend: "make recommendations"
        case .respond: "respond to recommendations"
        case .reviewProgress: "review the progress of recommendations"
        case .scheduleReinspection: "schedule a re-inspection"
        case .recordPublication: "record what a publication prints"
        case .holdRecords: "hold records"
        case .correctFacts: "correct a recorded fact"
        }
    }
}
