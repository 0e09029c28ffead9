/// A ledger that could not or would not do what it was asked: what happened and what to do next.
///
/// It carries names, positions and counts, never the text of a case: errors get logged.
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of error.
    ///
    /// Kinds may be added: always handle the unknown.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        /// The rules of inspection say no; ``LedgerError/refusal`` says which.
        public static let refused = Code(rawValue: "refused")
        /// Something that matters came after what the decision was based on.
        public static let conflict = Code(rawValue: "conflict")
        /// A position beyond the end of the ledger.
        public static let beyondHead = Code(rawValue: "beyondHead")
        /// There is nothing of that name.
        public static let notFound = Code(rawValue: "notFound")
        /// Input that cannot be read or contradicts itself.
        public static let invalidInput = Code(rawValue: "invalidInput")
        /// Stored bytes are not what was written.
        public static let integrity = Code(rawValue: "integrity")
        /// Another process holds the ledger exclusively.
        public static let locked = Code(rawValue: "locked")
        /// The storage failed.
        public static let storage = Code(rawValue: "storage")
        /// The waiting task was cancelled.
        public static let cancelled = Code(rawValue: "cancelled")
    }

    /// What kind of error.
    public let code: Code
    /// What happened, with values.
    public let message: String
    /// What to do next.
    public let remedy: String
    /// Which rule said no, when ``code`` is `refused`.
    public let refusal: Refusal.Code?
    /// The events that came in between, when ``code`` is `conflict`.
    public let conflict: Conflict?
    /// What is wrong with a spreadsheet, in its order: the first 10,000, when there are more.
    public let problems: [SheetProblem]

    public init(
        _ code: Code, _ message: String, remedy: String, refusal: Refusal.Code? = nil,
        conflict: Conflict? = nil, problems: [SheetProblem] = []
    ) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.refusal = refusal
        self.conflict = conflict
        self.problems = problems
    }

    /// A refusal as an error of the ledger.
    public init(_ refusal: Refusal) {
        self.init(.refused, refusal.message, remedy: refusal.remedy, refusal: refusal.code)
    }

    /// A failure of the store as an error of the ledger.
    public init(_ error: EventStoreError) {
        let code: Code =
            switch error.code {
            case .conflict: .conflict
            case .commandReused, .incomparable, .tooLarge, .invalid, .alreadyExists: .invalidInput
            case .locked: .locked
            case .beyondHead: .beyondHead
            case .notFound: .notFound
            case .integrity, .newerFormat: .integrity
            case .cancelled: .cancelled
            default: .storage
            }
        self.init(code, error.message, remedy: error.remedy, conflict: error.conflict)
    }

    public var description: String { "\(message) \(remedy)" }
}
