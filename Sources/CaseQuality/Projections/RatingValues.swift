public import EventSourcing

/// How a key question was answered, and the band that follows.
public struct KeyQuestionScore: Hashable, Sendable {
    /// The key question.
    public let id: Question.ID
    /// Cases judged sufficient; `nil` when only a printed percentage is known.
    public let yes: Int?
    /// Cases judged not sufficient; `nil` when only a printed percentage is known.
    public let no: Int?
    /// Cases to which it does not apply; `nil` when only a printed percentage is known.
    public let notApplicable: Int?
    /// Cases of the sample without an answer.
    public let unanswered: Int
    /// Cases in the denominator; `nil` when a printed percentage has no stated base.
    public let assessed: Int?
    /// The share of sufficient cases.
    ///
    /// Unit: whole percent. `nil` when nothing was assessed.
    public let percent: Int?
    /// The rating that the share earns; `nil` when there is no share.
    public let band: Rating?
    /// Where the answers come from.
    public let origin: Origin

    /// Whether every answer is "not applicable", so that a share of 0 says nothing about the work.
    public var isAllNotApplicable: Bool {
        yes == 0 && no == 0 && (notApplicable ?? 0) > 0
    }
}

/// Who or what decided a rating.
public enum DecidedBy: UInt8, Hashable, Sendable, CaseIterable {
    /// The lowest band among the key questions, confirmed by a panel or not.
    case rule = 0
    /// A ratings panel, by professional discretion.
    case panel = 1
    /// Mainly qualitative evidence.
    case qualitative = 2
    /// A publication, or its correction.
    case published = 3
    /// Nobody: the standard is not rated.
    case notRated = 4
    /// Nobody yet.
    case undetermined = 5

    /// The spelling in data and JSON.
    public var word: String {
        switch self {
        case .rule: "rule"
        case .panel: "panel"
        case .qualitative: "qualitative"
        case .published: "published"
        case .notRated: "notRated"
        case .undetermined: "undetermined"
        }
    }
}

/// The rating of one standard, and how it came about.
public struct StandardRating: Hashable, Sendable {
    /// How far the evidence carries.
    public enum Evidence: UInt8, Hashable, Sendable, CaseIterable {
        /// Every selected case is answered, or the rating needs no cases.
        case complete = 0
        /// Some cases are still to be answered: running figures, no rating by rule.
        case provisional = 1
        /// A key question has no answer to go by.
        case insufficientEvidence = 2
        /// The standard is not rated.
        case notRated = 3

        /// The spelling in data and JSON.
        public var word: String {
            switch self {
            case .complete: "complete"
            case .provisional: "provisional"
            case .insufficientEvidence: "insufficientEvidence"
            case .notRated: "notRated"
            }
        }
    }

    /// The standard.
    public let id: Standard.ID
    /// The rating by rule; `nil` while it cannot be had, and for qualitative standards.
    public let ruleRating: Rating?
    /// What was proposed for a qualitative standard.
    public let proposedRating: Rating?
    /// What the rule would give on the answers so far, while some are missing.
    public let provisionalRating: Rating?
    /// The rating that holds.
    public let rating: Rating?
    /// Who or what decided it.
    public let decidedBy: DecidedBy
    /// The key questions in the lowest band with the lowest percentage, all of them when tied.
    public let decidingKeyQuestions: [Question.ID]
    /// Which triggers of the discretion rule are met.
    public let eligibility: [DiscretionTrigger]
    /// How far the evidence carries.
    public let evidence: Evidence
    /// Why it is not rated, if it is not.
    public let notRated: NotRatedReason?
    /// What the panel's decision amounts to, if there is one.
    public let panelOutcome: PanelOutcome?
    /// Whether answers changed after the panel decided, so that it must decide again.
    public let isStale: Bool
    /// Where the rating's inputs come from.
    public let origin: Origin

    /// Whether a panel could have used discretion, and no decision is recorded.
    public var isEligibleUndecided: Bool {
        !eligibility.isEmpty && panelOutcome == nil && ruleRating != nil
    }
}

/// The service as a whole.
public struct OverallRating: Hashable, Sendable {
    /// The points of the core standards that are rated.
    public let total: Int
    /// The most points there are to earn: standards that are not rated do not count.
    public let maximum: Int
    /// Whether every standard is rated or not rated.
    public let isComplete: Bool
    /// Whether the framework has no bands for this maximum.
    public let hasNoBandTable: Bool
    /// The rating that the total earns; `nil` until complete.
    public let beforeLimiting: Rating?
    /// The rating that holds; `nil` until complete.
    public let rating: Rating?
    /// The standard that keeps it down, if one does.
    public let limitedBy: Standard.ID?
    /// Where its inputs come from.
    public let origin: Origin
}

// One encoding for each row; what is read back is checked. A name that is in a row's key is not in the
// row. Rows of key questions and standards are written by how these stand, which is what a fold has.

extension KeyQuestionScore {
    /// The entity of a key question's row.
    public static func rowKey(_ id: Question.ID) -> RowKey {
        RowKey(rawValue: rowKeyPrefix + id.rawValue) ?? "question/?"
    }

    private static let rowKeyPrefix = "question/"

    /// Reads a row of the ratings, which stands under `key`.
    public init(row bytes: [UInt8], under key: RowKey) throws(MalformedBytes) {
        var reader = ByteReader(bytes)
        id = try key.name(after: Self.rowKeyPrefix)
        yes = try reader.figureIfAny()
        no = try reader.figureIfAny()
        notApplicable = try reader.figureIfAny()
        unanswered = try reader.figureIfAny() ?? 0
        assessed = try reader.figureIfAny()
        percent = try reader.figureIfAny()
        band = try reader.optional { reader throws(MalformedBytes) in try reader.value() }
        origin = try reader.value()
    }
}

extension StandardRating {
    /// The entity of a standard's row.
    public static func rowKey(_ id: Standard.ID) -> RowKey {
        RowKey(rawValue: rowKeyPrefix + id.rawValue) ?? "standard/?"
    }

    private static let rowKeyPrefix = "standard/"

    /// Reads a row of the ratings, which stands under `key`.
    public init(row bytes: [UInt8], under key: RowKey) throws(MalformedBytes) {
        var reader = ByteReader(bytes)
        func rating(_ reader: inout ByteReader) throws(MalformedBytes) -> Rating? {
            try reader.optional { reader throws(MalformedBytes) in try reader.value() }
        }
        id = try key.name(after: Self.rowKeyPrefix)
        ruleRating = try rating(&reader)
        proposedRating = try rating(&reader)
        provisionalRating = try rating(&reader)
        self.rating = try rating(&reader)
        decidedBy = try reader.value()
        decidingKeyQuestions = try reader.list { reader throws(MalformedBytes) in
            try reader.name()
        }
        eligibility = try reader.list { reader throws(MalformedBytes) in try reader.value() }
        evidence = try reader.value()
        notRated = try reader.optional { reader throws(MalformedBytes) in try reader.value() }
        panelOutcome = try reader.optional { reader throws(MalformedBytes) in try reader.value() }
        isStale = try reader.flag()
        origin = try reader.value()
    }
}

extension OverallRating {
    /// The entity of the service's row.
    public static let rowKey: RowKey = "overall"

    var bytes: [UInt8] {
        var writer = ByteWriter(reserving: 56)
        writer.figure(total)
        writer.figure(maximum)
        writer.flag(isComplete)
        writer.flag(hasNoBandTable)
        writer.value(ifAny: beforeLimiting)
        writer.value(ifAny: rating)
        writer.flag(limitedBy != nil)
        if let limitedBy { writer.text(limitedBy.rawValue) }
        writer.value(origin)
        return writer.bytes
    }

    /// Reads a row of the ratings.
    public init(row bytes: [UInt8]) throws(MalformedBytes) {
        var reader = ByteReader(bytes)
        total = try reader.figure()
        maximum = try reader.figure()
        isComplete = try reader.flag()
        hasNoBandTable = try reader.flag()
        beforeLimiting = try reader.optional { reader throws(MalformedBytes) in
            try reader.value()
        }
        rating = try reader.optional { reader throws(MalformedBytes) in try reader.value() }
        limitedBy = try reader.optional { reader throws(MalformedBytes) in try reader.name() }
        origin = try reader.value()
    }
}

extension RowKey {
    /// What the row is of: what follows `prefix` in its key.
    fileprivate func name<ID: Name>(after prefix: String) throws(MalformedBytes) -> ID {
        guard rawValue.hasPrefix(prefix),
            let name = ID(rawValue: String(rawValue.dropFirst(prefix.count)))
        else { throw MalformedBytes(offset: 0) }
        return name
    }
}
