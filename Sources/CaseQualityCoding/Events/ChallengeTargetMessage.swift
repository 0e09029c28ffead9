internal import CaseQuality
internal import EventSourcing

/// A message that says what a challenge is about.
protocol ChallengeTargetMessage {
    var hasCaseKey: Bool { get }
    var caseKey: String { get set }
    var hasQuestion: Bool { get }
    var question: String { get set }
    var hasStandard: Bool { get }
    var standard: String { get set }
    var isText: Bool { get set }
}

extension WireChallengeRaised: ChallengeTargetMessage {}
extension WireChallengeResolved: ChallengeTargetMessage {}

extension ChallengeTargetMessage {
    /// What the challenge is about; `nil` when the message names two things, or an invalid one.
    var target: ChallengeTarget? {
        guard let key = stated(hasCaseKey, CaseKey(stored: caseKey)),
            let question = stated(hasQuestion, Question.ID(stored: question)),
            let standard = stated(hasStandard, Standard.ID(stored: standard))
        else { return nil }
        return switch (key, question, standard, isText) {
        case (let key?, let question?, nil, false): .answer(key, question)
        case (nil, let question?, nil, false): .question(question)
        case (nil, nil, let standard?, false): .standard(standard)
        case (nil, nil, nil, true): .text
        case (nil, nil, nil, false): .overall
        default: nil
        }
    }

    mutating func set(_ target: ChallengeTarget) {
        if let key = target.caseKey { caseKey = key.rawValue }
        if let question = target.question { self.question = question.rawValue }
        if let standard = target.standard { self.standard = standard.rawValue }
        isText = target == .text
    }
}
