internal import EventSourcing

/// The rules say no: which rule, with values, and what to do next.
///
/// A refusal is not a failure.
///
/// It carries ids, positions and counts, never the text of a case.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which rule.
    ///
    /// Rules may be added: always handle the unknown.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        public static let notAnnounced = Code(rawValue: "notAnnounced")
        public static let alreadyAnnounced = Code(rawValue: "alreadyAnnounced")
        public static let unknownDomain = Code(rawValue: "unknownDomain")
        public static let unknownStandard = Code(rawValue: "unknownStandard")
        public static let unknownQuestion = Code(rawValue: "unknownQuestion")
        public static let unknownRole = Code(rawValue: "unknownRole")
        public static let caseNotSelected = Code(rawValue: "caseNotSelected")
        public static let caseAlreadySelected = Code(rawValue: "caseAlreadySelected")
        public static let caseWithdrawn = Code(rawValue: "caseWithdrawn")
        public static let otherDomain = Code(rawValue: "otherDomain")
        public static let notRatedOnCases = Code(rawValue: "notRatedOnCases")
        public static let ratedOnCases = Code(rawValue: "ratedOnCases")
        public static let notApplicableNotAllowed = Code(rawValue: "notApplicableNotAllowed")
        public static let alreadyJudged = Code(rawValue: "alreadyJudged")
        public static let neverJudged = Code(rawValue: "neverJudged")
        public static let superseded = Code(rawValue: "superseded")
        public static let nothingChanged = Code(rawValue: "nothingChanged")
        public static let reasonMissing = Code(rawValue: "reasonMissing")
        public static let groundMissing = Code(rawValue: "groundMissing")
        public static let reasonNotKept = Code(rawValue: "reasonNotKept")
        public static let textTooLong = Code(rawValue: "textTooLong")
        public static let panelNotConvened = Code(rawValue: "panelNotConvened")
        public static let noRatingToDecide = Code(rawValue: "noRatingToDecide")
        public static let noSuchDecision = Code(rawValue: "noSuchDecision")
        public static let notComplete = Code(rawValue: "notComplete")
        public static let staleDecision = Code(rawValue: "staleDecision")
        public static let totalDiffers = Code(rawValue: "totalDiffers")
        public static let overallDiffers = Code(rawValue: "overallDiffers")
        public static let alreadyPublished = Code(rawValue: "alreadyPublished")
        public static let notPublished = Code(rawValue: "notPublished")
        public static let alreadyRated = Code(rawValue: "alreadyRated")
        public static let percentageImpossible = Code(rawValue: "percentageImpossible")
        public static let invalidNumber = Code(rawValue: "invalidNumber")
        public static let textMissing = Code(rawValue: "textMissing")
        public static let alreadyRecorded = Code(rawValue: "alreadyRecorded")
        public static let severalInspectors = Code(rawValue: "severalInspectors")
        public static let unknownTheme = Code(rawValue: "unknownTheme")
        public static let unknownRecommendation = Code(rawValue: "unknownRecommendation")
        public static let alreadyClosed = Code(rawValue: "alreadyClosed")
        public static let unknownAction = Code(rawValue: "unknownAction")
        public static let unknownSubPoint = Code(rawValue: "unknownSubPoint")
        public static let jointUnknown = Code(rawValue: "jointUnknown")
        public static let textUnprintable = Code(rawValue: "textUnprintable")
        public static let effectiveInFuture = Code(rawValue: "effectiveInFuture")
        public static let reservedName = Code(rawValue: "reservedName")
    }

    /// Which rule.
    public let code: Code
    /// What happened, with values.
    public let message: String
    /// What to do next.
    public let remedy: String

    public init(_ code: Code, _ message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    public var description: String { "\(message) \(remedy)" }
}
