public import Foundation

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
        /// There is something at this place already.
        public static let alreadyExists = Code(rawValue: "alreadyExists")
        /// The command id was used for other content before.
        public static let commandReused = Code(rawValue: "commandReused")
        /// The recorded command cannot be compared with this one, for a text of it was erased.
        public static let incomparable = Code(rawValue: "incomparable")
        /// A command, an event or a text is beyond its limit.
        public static let tooLarge = Code(rawValue: "tooLarge")
        /// Stored bytes are not what was written.
        public static let damaged = Code(rawValue: "damaged")
        /// A newer version wrote the ledger, or an event in it, and this one cannot read it.
        public static let newerFormat = Code(rawValue: "newerFormat")
        /// Another process holds the ledger exclusively.
        public static let locked = Code(rawValue: "locked")
        /// The disk is full; reading goes on.
        public static let diskFull = Code(rawValue: "diskFull")
        /// The storage failed in another way.
        public static let storage = Code(rawValue: "storage")
        /// The ledger was closed.
        public static let closed = Code(rawValue: "closed")
        /// The task was cancelled; the message says whether anything was recorded.
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

    /// The store's own failure, where one is behind this error.
    public let underlying: EventStoreError?

    /// Makes an error.
    public init(
        _ code: Code, _ message: String, remedy: String, refusal: Refusal.Code? = nil,
        conflict: Conflict? = nil, problems: [SheetProblem] = [],
        underlying: EventStoreError? = nil
    ) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.refusal = refusal
        self.conflict = conflict
        self.problems = problems
        self.underlying = underlying
    }

    /// Whether something that matters came after what the decision was based on; ``conflict`` says what.
    public var isConflict: Bool { code == .conflict }

    /// Whether the rules of inspection said no; ``refusal`` says which.
    public var isRefusal: Bool { code == .refused }

    /// A refusal as an error of the ledger.
    public init(_ refusal: Refusal) {
        self.init(.refused, refusal.message, remedy: refusal.remedy, refusal: refusal.code)
    }

    /// A failure of the store as an error of the ledger.
    public init(_ error: EventStoreError) {
        let code: Code =
            switch error.code {
            case .conflict: .conflict
            case .commandReused: .commandReused
            case .incomparable: .incomparable
            case .tooLarge: .tooLarge
            case .invalid: .invalidInput
            case .alreadyExists: .alreadyExists
            case .locked: .locked
            case .beyondHead: .beyondHead
            case .notFound: .notFound
            case .integrity: .damaged
            case .newerFormat, .unreadable: .newerFormat
            case .diskFull: .diskFull
            case .closed: .closed
            case .cancelled: .cancelled
            default: .storage
            }
        self.init(
            code, error.message, remedy: error.remedy, conflict: error.conflict, underlying: error)
    }

    /// A text that is not a name, as an error of the ledger.
    public init(_ error: InvalidName) {
        self.init(
            .invalidInput, "Invalid \(error.kind): it \(error.problem).",
            remedy: "Choose a short, printable identifier.")
    }

    /// An edition that cannot be read, as an error of the ledger.
    public init(_ error: InvalidFramework) {
        self.init(
            .invalidInput, "The edition cannot be read. \(error.description)",
            remedy: "Correct the definition.")
    }

    /// What happened and what to do next.
    public var description: String { "\(message) \(remedy)" }
}

extension LedgerError: LocalizedError {
    /// What happened, with values.
    public var errorDescription: String? { message }
    /// What to do next.
    public var recoverySuggestion: String? { remedy }
}

extension Name {
    /// Takes a text that comes from outside, with an error of the ledger where it is not a name.
    ///
    /// - Throws: ``LedgerError`` with code `invalidInput`, which does not repeat the text.
    public init(checking text: String) throws(LedgerError) {
        do throws(InvalidName) { try self.init(validating: text) } catch {
            throw LedgerError(error)
        }
    }
}

extension Framework {
    /// Reads an edition's definition, with an error of the ledger where it is not one.
    ///
    /// - Throws: ``LedgerError`` with code `invalidInput`, which says what is wrong and where.
    public convenience init(checking definition: [UInt8]) throws(LedgerError) {
        do throws(InvalidFramework) { try self.init(definition: definition) } catch {
            throw LedgerError(error)
        }
    }
}
