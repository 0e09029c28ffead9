public import EventSourcing

/// A part of a service's work that is inspected together: `"2"`, court disposals.
public struct Domain: Hashable, Sendable {
    /// Its number: `"2"`.
    public let id: ID
    /// Its name.
    public let title: String
    /// What its sample of cases is called in data; `nil` when no cases are drawn for it.
    public let sample: String?
    /// How keys of its cases begin, where keys are made up: `"court"`.
    public let casePrefix: String?
    /// Its standards, in order.
    public let standards: [Standard]

    /// A domain's number.
    public struct ID: Name {
        public static let kind = "domain id"
        public static let longestInBytes = 16
        public let rawValue: String

        public init?(rawValue: String) {
            guard Self.accepts(rawValue) else { return nil }
            self.rawValue = rawValue
        }
    }
}

/// What is rated: `"2.1"`, assessment.
public struct Standard: Hashable, Sendable {
    /// How a standard comes by its rating.
    public enum Method: String, Hashable, Sendable {
        /// From the judgements of cases.
        case caseData
        /// From mainly qualitative evidence.
        case qualitative
    }

    /// Its number: `"2.1"`.
    ///
    /// Labels repeat between domains, so nothing else identifies it.
    public let id: ID
    /// Its name.
    public let title: String
    /// Its domain.
    public let domain: Domain.ID
    /// How it comes by its rating.
    public let method: Method
    /// Whether its points count; the others are rated apart.
    public let isCore: Bool
    /// The stage of casework that it judges, where it judges one.
    public let stage: OversightStage?
    /// Its key questions, in order.
    public let keyQuestions: [KeyQuestion]

    /// A standard's number.
    public struct ID: Name {
        public static let kind = "standard id"
        public static let longestInBytes = 32
        public let rawValue: String

        public init?(rawValue: String) {
            guard Self.accepts(rawValue) else { return nil }
            self.rawValue = rawValue
        }
    }
}

/// One of the questions that decide a standard: `"2.1.3"`.
public struct KeyQuestion: Hashable, Sendable {
    /// The question.
    public let question: Question
    /// What it is about: `"risk of harm"`; `nil` for qualitative standards.
    public let theme: String?
    /// What inspectors look at on the way; prompts never enter the rating.
    public let prompts: [Prompt]

    /// Its number.
    public var id: Question.ID { question.id }
}

/// A question below a key question: `"2.1.3.a"`.
public struct Prompt: Hashable, Sendable {
    /// The question.
    public let question: Question
    /// The letter as printed, which may repeat; the id never does.
    public let printedLetter: String
    /// What it is about, for looking across standards.
    public let topics: [String]

    /// Its number and letter.
    public var id: Question.ID { question.id }
}

/// What an inspector answers for a case: a key question or a prompt.
public struct Question: Hashable, Sendable {
    /// Which.
    public enum Kind: UInt8, Hashable, Sendable {
        case keyQuestion = 0
        case prompt = 1
    }

    /// Which cases a percentage divides by.
    public enum Denominator: String, Hashable, Sendable {
        /// All answered cases: not-applicable answers count in the denominator.
        case allCases
        /// Only cases that the question applies to.
        case relevantCases
    }

    /// Its number: `"2.1.3"`, `"2.1.3.a"`.
    public let id: ID
    /// Key question or prompt.
    public let kind: Kind
    /// The standard it belongs to.
    public let standard: Standard.ID
    /// The key question it belongs to; itself for a key question.
    public let keyQuestion: ID
    /// The domain it belongs to.
    public let domain: Domain.ID
    /// What is asked.
    public let label: String
    /// Which cases its percentage divides by.
    public let denominator: Denominator
    /// Whether "not applicable" is an answer.
    public let allowsNotApplicable: Bool

    /// A question's number.
    public struct ID: Name {
        public static let kind = "question id"
        public static let longestInBytes = 48
        public let rawValue: String

        public init?(rawValue: String) {
            guard Self.accepts(rawValue) else { return nil }
            self.rawValue = rawValue
        }

        /// Takes a text that was checked already.
        init(accepted text: String) { rawValue = text }
    }
}
