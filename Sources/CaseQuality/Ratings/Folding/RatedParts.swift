internal import ByteCoding
internal import EventSourcing
internal import Synchronization

/// The rated parts of an edition, numbered in its order, so that a fold can use arrays.
///
/// This is a class, so that a lookup at every event retains one reference and not one for each
/// array.
package final class RatedParts: Hashable, Sendable {
    /// A domain and the range of its standards.
    package struct RatedDomain: Sendable {
        package let id: Domain.ID
        package let standards: Range<Int>
    }

    /// A standard and the range of its key questions.
    package struct RatedStandard: Sendable {
        package let id: Standard.ID
        package let domain: Int
        package let method: Standard.Method
        package let keyQuestions: Range<Int>
    }

    /// A key question.
    package struct RatedKeyQuestion: Sendable {
        package let id: Question.ID
        package let standard: Int
        package let domain: Int
        package let denominator: Question.Denominator
    }

    package let framework: Framework
    package let domains: [RatedDomain]
    package let standards: [RatedStandard]
    package let keyQuestions: [RatedKeyQuestion]

    private let standardNumbers: NumberedNames<Standard.ID>
    private let keyQuestionNumbers: NumberedNames<Question.ID>

    private init(_ framework: Framework) {
        var ratedDomains: [RatedDomain] = []
        var standards: [RatedStandard] = []
        var keyQuestions: [RatedKeyQuestion] = []
        for domain in framework.domains {
            let firstStandard = standards.count
            for standard in domain.standards {
                let firstKeyQuestion = keyQuestions.count
                for keyQuestion in standard.keyQuestions {
                    keyQuestions.append(
                        RatedKeyQuestion(
                            id: keyQuestion.id, standard: standards.count,
                            domain: ratedDomains.count,
                            denominator: keyQuestion.question.denominator))
                }
                standards.append(
                    RatedStandard(
                        id: standard.id, domain: ratedDomains.count, method: standard.method,
                        keyQuestions: firstKeyQuestion..<keyQuestions.count))
            }
            ratedDomains.append(
                RatedDomain(id: domain.id, standards: firstStandard..<standards.count))
        }
        self.framework = framework
        self.domains = ratedDomains
        self.standards = standards
        self.keyQuestions = keyQuestions
        standardNumbers = NumberedNames(standards.lazy.map(\.id))
        keyQuestionNumbers = NumberedNames(keyQuestions.lazy.map(\.id))
    }

    /// The parts of an edition, which are numbered once in a process.
    package static func of(_ framework: Framework) -> RatedParts {
        if let known = known.withLock({ $0[framework.contentHash] }) { return known }
        let parts = RatedParts(framework)
        known.withLock { $0[framework.contentHash] = parts }
        return parts
    }

    /// Parts by the content hash of their edition; they are immutable, so all folds share them.
    private static let known = Mutex<[ContentDigest: RatedParts]>([:])

    package static func == (left: RatedParts, right: RatedParts) -> Bool {
        left === right || left.framework == right.framework
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(framework) }

    /// The number of a domain; `nil` for an unknown id.
    func domain(_ id: Domain.ID) -> Int? { domains.firstIndex { $0.id == id } }

    /// The number of a standard; `nil` for an unknown id.
    func standard(_ id: Standard.ID) -> Int? { standardNumbers.number(of: id) }

    /// The number of a key question; `nil` for an unknown id and for a prompt.
    func keyQuestion(_ id: Question.ID) -> Int? { keyQuestionNumbers.number(of: id) }

    /// The number of the key question with this text as its id; `nil` for an unknown id.
    func keyQuestion(_ id: Span<UInt8>) -> Int? { keyQuestionNumbers.number(ofBytes: id) }
}
