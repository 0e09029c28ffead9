public import EventSourcing

/// An inspector judged one question of one case.
public struct JudgementRecorded: Event {
    public static let name: EventName = "judgement-recorded"
    /// The case.
    public let caseKey: CaseKey
    /// The question: a key question or a prompt, as its id says.
    public let question: Question.ID
    /// The judgement.
    public let answer: Answer
    /// Where the evidence is kept, if anywhere.
    public let evidence: EvidenceReference?
    /// Who judged, when somebody else recorded it.
    public let judgedBy: Actor.ID?
}
