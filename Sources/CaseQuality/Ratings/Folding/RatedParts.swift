internal import ByteCoding
internal import EventSourcing
internal import Synchronization

/// What an edition rates, numbered in its order, so that a fold can keep what it knows in arrays.
///
/// A class: a fold that looks something up at every event counts one reference, not one an array.
package final class RatedParts: Hashable, Sendable {
    /// A domain, and which of the standards are its own.
    package struct RatedDomain: Sendable {
        package let id: Domain.ID
        package let standards: Range<Int>
    }

    /// A standard, and which of the key questions are its own.
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

    /// The parts of an edition, numbered once in a process.
    package static func of(_ framework: Framework) -> RatedParts {
        if let known = known.withLock({ $0[framework.contentHash] }) { return known }
        let parts = RatedParts(framework)
        known.withLock { $0[framework.contentHash] = parts }
        return parts
    }

    /// Parts by the content hash of their edition: immutable, so the first to number numbers for all.
    private static let known = Mutex<[ContentDigest: RatedParts]>([:])

    package static func == (left: RatedParts, right: RatedParts) -> Bool {
        left === right || left.framework == right.framework
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(framework) }

    /// The number of a domain, or `nil`.
    func domain(_ id: Domain.ID) -> Int? { domains.firstIndex { $0.id == id } }

    /// The number of a standard, or `nil`.
    func standard(_ id: Standard.ID) -> Int? { standardNumbers.number(of: id) }

    /// The number of a key question, or `nil`, also for a prompt.
    func keyQuestion(_ id: Question.ID) -> Int? { keyQuestionNumbers.number(of: id) }

    /// The number of the key question with this text as its id, or `nil`.
    func keyQuestion(_ id: Span<UInt8>) -> Int? { keyQuestionNumbers.number(ofBytes: id) }
}
