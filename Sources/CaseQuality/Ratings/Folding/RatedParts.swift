internal import EventSourcing

/// What an edition rates, numbered in its order, so that a fold can keep what it knows in arrays.
///
/// A class, so that whoever looks something up at every event counts one reference, and not one for
/// each of its arrays.
final class RatedParts: Sendable {
    /// A domain, and which of the standards are its own.
    struct RatedDomain: Sendable {
        let id: Domain.ID
        let standards: Range<Int>
    }

    /// A standard, and which of the key questions are its own.
    struct RatedStandard: Sendable {
        let id: Standard.ID
        let domain: Int
        let method: Standard.Method
        let isCore: Bool
        let keyQuestions: Range<Int>
        let rowKey: RowKey
    }

    /// A key question.
    struct RatedKeyQuestion: Sendable {
        let id: Question.ID
        let standard: Int
        let domain: Int
        let denominator: Question.Denominator
        let rowKey: RowKey
    }

    let domains: [RatedDomain]
    let standards: [RatedStandard]
    let keyQuestions: [RatedKeyQuestion]

    private let standardNumbers: NumberedNames<Standard.ID>
    private let keyQuestionNumbers: NumberedNames<Question.ID>

    init(_ domains: [Domain]) {
        var ratedDomains: [RatedDomain] = []
        var standards: [RatedStandard] = []
        var keyQuestions: [RatedKeyQuestion] = []
        for domain in domains {
            let firstStandard = standards.count
            for standard in domain.standards {
                let firstKeyQuestion = keyQuestions.count
                for keyQuestion in standard.keyQuestions {
                    keyQuestions.append(
                        RatedKeyQuestion(
                            id: keyQuestion.id, standard: standards.count,
                            domain: ratedDomains.count,
                            denominator: keyQuestion.question.denominator,
                            rowKey: KeyQuestionScore.rowKey(keyQuestion.id)))
                }
                standards.append(
                    RatedStandard(
                        id: standard.id, domain: ratedDomains.count, method: standard.method,
                        isCore: standard.isCore,
                        keyQuestions: firstKeyQuestion..<keyQuestions.count,
                        rowKey: StandardRating.rowKey(standard.id)))
            }
            ratedDomains.append(
                RatedDomain(id: domain.id, standards: firstStandard..<standards.count))
        }
        self.domains = ratedDomains
        self.standards = standards
        self.keyQuestions = keyQuestions
        standardNumbers = NumberedNames(standards.lazy.map(\.id))
        keyQuestionNumbers = NumberedNames(keyQuestions.lazy.map(\.id))
    }

    /// The number of a domain, or `nil`.
    func domain(_ id: Domain.ID) -> Int? { domains.firstIndex { $0.id == id } }

    /// The number of a standard, or `nil`.
    func standard(_ id: Standard.ID) -> Int? { standardNumbers.number(of: id) }

    /// The number of a key question, or `nil`, also for a prompt.
    func keyQuestion(_ id: Question.ID) -> Int? { keyQuestionNumbers.number(of: id) }

    /// The number of the key question with this text as its id, or `nil`.
    func keyQuestion(_ id: Span<UInt8>) -> Int? { keyQuestionNumbers.number(ofBytes: id) }
}
