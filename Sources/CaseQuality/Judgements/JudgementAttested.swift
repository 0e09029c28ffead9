public import EventSourcing

/// The judge of a case confirmed the answers that somebody else entered.
///
/// It confirms every answer of the case of which the actor is named as the judge, also as the second
/// one.
public struct JudgementAttested: InspectionEventContent {
    public static let name: EventName = "judgement-attested"
    package static let fields: [FieldPrivacy] = [.value("caseKey", about: .child)]
    /// The case.
    public let caseKey: CaseKey

    package init(caseKey: CaseKey) { self.caseKey = caseKey }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        var tags: TagValues = [.caseKey: caseKey.rawValue]
        tags[.inspector] = provenance.inspector(nil)
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        _ = try inspection.sampledCase(caseKey)
        guard inspection.unattested(of: caseKey)[provenance.actor.id] != nil else {
            throw .nothing(
                "No answer of case \(caseKey) was entered for \(provenance.actor.id) and waits to "
                    + "be attested.", remedy: "No command is needed.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.people.attestations[caseKey, default: [:]][occurrence.actor] =
            occurrence.position
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.actor.id) attested the answers of \(caseKey) that were entered for them"
    }
}

extension Inspection {
    /// The number of answers of a case that were entered for a judge and not attested, by judge.
    public func unattested(of key: CaseKey) -> [Agent.ID: Int] {
        unattestedEntries(of: key).reduce(into: [:]) { $0[$1.judge, default: 0] += 1 }
    }

    /// Whether only others say that somebody judged: they entered it, and the judge did not attest it.
    ///
    /// - Parameters:
    ///   - judge: The judge; `nil` if a document says that inspectors judged.
    ///   - isEntered: Whether somebody else entered it.
    ///   - position: The position of the event with it.
    ///   - key: The case.
    /// - Returns: False for a judge who recorded or attested it themselves.
    func isNamedByOthersOnly(
        _ judge: Agent.ID?, _ isEntered: Bool, at position: Position, of key: CaseKey
    ) -> Bool {
        guard let judge else { return false }
        return isEntered && people.attestations[key]?[judge].map { $0 < position } ?? true
    }

    /// The answers of a case that were entered for a judge and not attested, by position.
    func unattestedEntries(of key: CaseKey) -> [(judge: Agent.ID, position: Position)] {
        var entries: [(judge: Agent.ID, position: Position)] = []
        func add(_ judge: Agent.ID?, _ isEntered: Bool, at position: Position) {
            guard let judge, isNamedByOthersOnly(judge, isEntered, at: position, of: key) else {
                return
            }
            entries.append((judge, position))
        }
        for given in answers.given(in: key) {
            add(given.answer.judge, given.answer.isEntered, at: given.answer.position)
        }
        if let judged = oversight[key] { add(judged.judge, judged.isEntered, at: judged.position) }
        for second in secondJudgements where second.judgement.caseKey == key {
            add(second.judge, second.isEntered, at: second.recordedAt)
        }
        return entries.sorted { $0.position < $1.position }
    }
}
