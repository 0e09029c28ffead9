public import Foundation

/// An error of the ledger: what went wrong, and what to do next.
///
/// It contains names, positions and counts, and never the text of a case, because errors are
/// logged.
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of an error.
    ///
    /// Later versions may add codes, so always handle unknown ones.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as text, as JSON has it.
        public let rawValue: String

        /// Creates a code from its text.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A rule of inspection refused the command; ``LedgerError/refusal`` names the rule.
        public static let refused = Code(rawValue: "refused")
        /// Events that matter to the decision were recorded after the observation it is based on.
        public static let conflict = Code(rawValue: "conflict")
        /// A position beyond the end of the ledger.
        public static let beyondHead = Code(rawValue: "beyondHead")
        /// The ledger has no object with this name or at this position.
        public static let notFound = Code(rawValue: "notFound")
        /// The input cannot be read, or contradicts itself.
        public static let invalidInput = Code(rawValue: "invalidInput")
        /// Something exists at this path already.
        public static let alreadyExists = Code(rawValue: "alreadyExists")
        /// The command id was used before, for other content.
        public static let commandReused = Code(rawValue: "commandReused")
        /// The recorded command cannot be compared with this one, because one of its texts was
        /// erased.
        public static let incomparable = Code(rawValue: "incomparable")
        /// A command, an event or a text exceeds its size limit.
        public static let tooLarge = Code(rawValue: "tooLarge")
        /// Stored bytes are missing or differ from the bytes that were written.
        public static let damaged = Code(rawValue: "damaged")
        /// The ledger is not the one that was seen last: an older file, or another one, was put in its
        /// place.
        public static let rolledBack = Code(rawValue: "rolledBack")
        /// The ledger can be read, and not written: its file system, or this user's rights.
        public static let readOnly = Code(rawValue: "readOnly")
        /// A newer version wrote the ledger or one of its events, and this version cannot read it.
        public static let newerFormat = Code(rawValue: "newerFormat")
        /// Another process holds the ledger exclusively.
        public static let locked = Code(rawValue: "locked")
        /// The disk is full; reading still works.
        public static let diskFull = Code(rawValue: "diskFull")
        /// The storage failed in another way.
        public static let storage = Code(rawValue: "storage")
        /// The ledger was closed.
        public static let closed = Code(rawValue: "closed")
        /// The task was cancelled; the message says whether anything was recorded.
        public static let cancelled = Code(rawValue: "cancelled")
    }

    /// The kind of error.
    public let code: Code
    /// What happened, with values.
    public let message: String
    /// What to do next.
    public let remedy: String
    /// The rule that refused the command, when ``code`` is `refused`.
    public let refusal: Refusal.Code?
    /// The conflicting events, when ``code`` is `conflict`.
    public let conflict: Conflict?
    /// The problems of a spreadsheet, in its order: at most the first 10,000.
    public let problems: [SheetProblem]

    /// The error of the store that caused this error, if there is one.
    public let underlying: EventStoreError?

    /// Creates an error.
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

    /// The error with sentences before and after its message.
    package func adding(before: String = "", after: String = "") -> LedgerError {
        LedgerError(
            code, [before, message, after].filter { !$0.isEmpty }.joined(separator: " "),
            remedy: remedy, refusal: refusal, conflict: conflict, problems: problems,
            underlying: underlying)
    }

    /// The error of a call that leaves nothing behind when it fails, which says so once.
    func saying(_ nothing: String) -> LedgerError {
        "\(message) \(remedy)".contains("Nothing was") ? self : adding(after: nothing)
    }

    /// Whether ``code`` is `conflict`; ``conflict`` then has the events.
    public var isConflict: Bool { code == .conflict }

    /// Whether ``code`` is `refused`; ``refusal`` then names the rule.
    public var isRefusal: Bool { code == .refused }

    /// Creates the error for a refusal.
    public init(_ refusal: Refusal) {
        self.init(.refused, refusal.message, remedy: refusal.remedy, refusal: refusal.code)
    }

    /// Creates the error for an error of the store.
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
            case .rolledBack: .rolledBack
            case .readOnly: .readOnly
            case .newerFormat, .unreadable: .newerFormat
            case .diskFull: .diskFull
            case .closed: .closed
            case .cancelled: .cancelled
            default: .storage
            }
        self.init(
            code, error.message, remedy: error.remedy, conflict: error.conflict, underlying: error)
    }

    /// Creates the error for a text that is not a valid name.
    public init(_ error: InvalidName) {
        self.init(
            .invalidInput, "Invalid \(error.kind): it \(error.problem).",
            remedy: "Choose a short, printable identifier.")
    }

    /// Creates the error for an edition that cannot be read.
    public init(_ error: InvalidFramework) {
        self.init(
            .invalidInput, "The edition cannot be read. \(error.description)",
            remedy: "Correct the definition.")
    }

    /// The message, followed by the remedy.
    public var description: String { "\(message) \(remedy)" }
}

extension LedgerError: LocalizedError {
    /// What happened, with values.
    public var errorDescription: String? { message }
    /// What to do next.
    public var recoverySuggestion: String? { remedy }
}

extension Name {
    /// Checks a text from outside this program, and creates the name.
    ///
    /// - Throws: `LedgerError` with code `invalidInput` when the text is not a valid name. The
    ///   message does not repeat the text.
    public init(checking text: String) throws(LedgerError) {
        do throws(InvalidName) { try self.init(validating: text) } catch {
            throw LedgerError(error)
        }
    }
}

extension Framework {
    /// Reads an edition from its definition.
    ///
    /// - Throws: `LedgerError` with code `invalidInput` when the definition cannot be read. The
    ///   message names the problem and its place.
    public convenience init(checking definition: [UInt8]) throws(LedgerError) {
        do throws(InvalidFramework) { try self.init(definition: definition) } catch {
            throw LedgerError(error)
        }
    }
}
