internal import EventSourcing

/// A command that the rules do not allow: the rule, the values, and the next action.
///
/// A refusal is an expected outcome and not a failure of the ledger.
///
/// A refusal contains ids, positions and counts. It never contains the text of a case.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule that refused a command.
    ///
    /// New rules may be added, so a `switch` over the known codes needs a default.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The spelling in data and JSON.
        public let rawValue: String

        /// Creates a code from its spelling, also one that this version does not know.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The inspection was not announced.
        public static let notAnnounced = Code(rawValue: "notAnnounced")
        /// The inspection was announced before.
        public static let alreadyAnnounced = Code(rawValue: "alreadyAnnounced")
        /// The edition has no domain of this id.
        public static let unknownDomain = Code(rawValue: "unknownDomain")
        /// The edition has no standard of this id.
        public static let unknownStandard = Code(rawValue: "unknownStandard")
        /// The edition has no question of this id.
        public static let unknownQuestion = Code(rawValue: "unknownQuestion")
        /// The edition has no role of this name.
        public static let unknownRole = Code(rawValue: "unknownRole")
        /// The case is not in the sample.
        public static let caseNotSelected = Code(rawValue: "caseNotSelected")
        /// The case was selected before.
        public static let caseAlreadySelected = Code(rawValue: "caseAlreadySelected")
        /// The case was withdrawn from the sample.
        public static let caseWithdrawn = Code(rawValue: "caseWithdrawn")
        /// A question belongs to another domain than the case, or than the other questions.
        public static let otherDomain = Code(rawValue: "otherDomain")
        /// The domain or the standard is not rated on cases.
        public static let notRatedOnCases = Code(rawValue: "notRatedOnCases")
        /// The standard is rated on cases and accepts no proposal.
        public static let ratedOnCases = Code(rawValue: "ratedOnCases")
        /// The question does not accept the answer "not applicable".
        public static let notApplicableNotAllowed = Code(rawValue: "notApplicableNotAllowed")
        /// The edition has no answer "information not on file".
        public static let notOnFileNotAllowed = Code(rawValue: "notOnFileNotAllowed")
        /// The question, or the oversight, was judged before in this case.
        public static let alreadyJudged = Code(rawValue: "alreadyJudged")
        /// There is no judgement to correct.
        public static let neverJudged = Code(rawValue: "neverJudged")
        /// A newer value has replaced the one that the command names.
        public static let superseded = Code(rawValue: "superseded")
        /// The command states something that held before a step that it comes after.
        public static let backdated = Code(rawValue: "backdated")
        /// Two keys of people differ only in letter case, separators or leading zeros.
        public static let spelledAlike = Code(rawValue: "spelledAlike")
        /// The command would change nothing.
        public static let nothingChanged = Code(rawValue: "nothingChanged")
        /// The command needs a reason.
        public static let reasonMissing = Code(rawValue: "reasonMissing")
        /// A panel decision by discretion needs a ground.
        public static let groundMissing = Code(rawValue: "groundMissing")
        /// The command stores no reason.
        public static let reasonNotKept = Code(rawValue: "reasonNotKept")
        /// A text is longer than its limit.
        public static let textTooLong = Code(rawValue: "textTooLong")
        /// No ratings panel was convened.
        public static let panelNotConvened = Code(rawValue: "panelNotConvened")
        /// A panel has neither a chair nor a member.
        public static let nobodyPresent = Code(rawValue: "nobodyPresent")
        /// A team has nobody in the role that leads the inspection.
        public static let leadMissing = Code(rawValue: "leadMissing")
        /// A period ends before it begins.
        public static let endsBeforeItBegins = Code(rawValue: "endsBeforeItBegins")
        /// The standard has no rating that a panel could decide on.
        public static let noRatingToDecide = Code(rawValue: "noRatingToDecide")
        /// There is no panel decision to reverse.
        public static let noSuchDecision = Code(rawValue: "noSuchDecision")
        /// A standard has no rating yet and was not left unrated.
        public static let notComplete = Code(rawValue: "notComplete")
        /// Answers changed after the panel decided.
        public static let staleDecision = Code(rawValue: "staleDecision")
        /// The stated total differs from the computed one.
        public static let totalDiffers = Code(rawValue: "totalDiffers")
        /// The stated overall rating differs from the computed one.
        public static let overallDiffers = Code(rawValue: "overallDiffers")
        /// The report was published before.
        public static let alreadyPublished = Code(rawValue: "alreadyPublished")
        /// The report was not published.
        public static let notPublished = Code(rawValue: "notPublished")
        /// The standard has a rating, or was left unrated.
        public static let alreadyRated = Code(rawValue: "alreadyRated")
        /// No count of cases gives the percentage.
        public static let percentageImpossible = Code(rawValue: "percentageImpossible")
        /// A number or a list has a value outside its range.
        public static let invalidNumber = Code(rawValue: "invalidNumber")
        /// A required text is missing.
        public static let textMissing = Code(rawValue: "textMissing")
        /// A fact of this number was recorded before.
        public static let alreadyRecorded = Code(rawValue: "alreadyRecorded")
        /// The oversight of one case names several inspectors or times.
        public static let severalInspectors = Code(rawValue: "severalInspectors")
        /// The edition has no theme of this name.
        public static let unknownTheme = Code(rawValue: "unknownTheme")
        /// The inspection made no recommendation of this id.
        public static let unknownRecommendation = Code(rawValue: "unknownRecommendation")
        /// The recommendation was closed.
        public static let alreadyClosed = Code(rawValue: "alreadyClosed")
        /// The action plan has no action of this id.
        public static let unknownAction = Code(rawValue: "unknownAction")
        /// The edition's standard has no characteristic of this name.
        public static let unknownCharacteristic = Code(rawValue: "unknownCharacteristic")
        /// The recommendation has no sub-point of this number.
        public static let unknownSubPoint = Code(rawValue: "unknownSubPoint")
        /// The answers of the single cases are not known.
        public static let jointUnknown = Code(rawValue: "jointUnknown")
        /// A text has invisible characters, or white space at its ends.
        public static let textUnprintable = Code(rawValue: "textUnprintable")
        /// The stated time is in the future.
        public static let effectiveInFuture = Code(rawValue: "effectiveInFuture")
        /// The earlier inspection that is followed up is of another service.
        public static let otherService = Code(rawValue: "otherService")
        /// The role, or nobody, may act so by the edition.
        public static let notPermitted = Code(rawValue: "notPermitted")
        /// The team does not give the person this role.
        public static let notInTeam = Code(rawValue: "notInTeam")
        /// The person is barred by what they did in the inspection.
        public static let barred = Code(rawValue: "barred")
        /// The edition states no permissions.
        public static let noPermissions = Code(rawValue: "noPermissions")
        /// The edition lacks the questions that cases are judged on.
        public static let questionsNotKnown = Code(rawValue: "questionsNotKnown")
        /// No request for an approval waits there.
        public static let noSuchRequest = Code(rawValue: "noSuchRequest")
        /// A decision of the panel waits for a second approval.
        public static let approvalMissing = Code(rawValue: "approvalMissing")
        /// A decision does not state how it was voted.
        public static let votesMissing = Code(rawValue: "votesMissing")
        /// A decision has not more votes for than against.
        public static let notCarried = Code(rawValue: "notCarried")
        /// Fewer people decide than the quorum of the panel.
        public static let notQuorate = Code(rawValue: "notQuorate")
        /// What the importer enters does not name who judged.
        public static let judgeMissing = Code(rawValue: "judgeMissing")
        /// A key of a person or a case could identify somebody.
        public static let keyIdentifies = Code(rawValue: "keyIdentifies")
        /// The ledger has no inspection of this id.
        public static let unknownInspection = Code(rawValue: "unknownInspection")
        /// The inspection has no such fact at this position.
        public static let unknownFact = Code(rawValue: "unknownFact")
        /// The inspection has no retention hold from this position.
        public static let unknownHold = Code(rawValue: "unknownHold")
        /// A retention hold covers the text.
        public static let held = Code(rawValue: "held")
        /// The inspection has no challenge of this id.
        public static let unknownChallenge = Code(rawValue: "unknownChallenge")
        /// The assessment of the case was submitted.
        public static let alreadySubmitted = Code(rawValue: "alreadySubmitted")
        /// The assessment of the case is not submitted.
        public static let notSubmitted = Code(rawValue: "notSubmitted")
        /// No draft of the report was issued.
        public static let noDraft = Code(rawValue: "noDraft")
        /// The person voted for the decision, or made it.
        public static let ownDecision = Code(rawValue: "ownDecision")
        /// A text has a date of birth, or a number that identifies a person.
        public static let textIdentifies = Code(rawValue: "textIdentifies")
        /// The name is reserved for the ledger, or is that of another thing of the inspection.
        public static let reservedName = Code(rawValue: "reservedName")
    }

    /// The rule that refused the command.
    public let code: Code
    /// The reason for the refusal, with values.
    public let message: String
    /// The next action.
    public let remedy: String

    /// Creates a refusal from its parts.
    public init(_ code: Code, _ message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    public var description: String { "\(message) \(remedy)" }
}
