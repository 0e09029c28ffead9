internal import EventSourcing

/// A single pass over an answer sheet that collects events and refused entries.
struct AnswerSheetReading {
    private let sheet: RecordAnswerSheet
    private let inspection: Inspection
    private let provenance: Provenance
    private let framework: Framework
    private let hasReason: Bool

    /// The events of the accepted entries.
    private(set) var events: [InspectionEvent] = []
    /// The refused entries, in the order of the sheet.
    private(set) var refused: [RefusedEntry] = []

    private var seen: Set<Cell> = []
    private var domains: [CaseKey: Result<Domain.ID, Refusal>] = [:]
    private var oversight: [CaseKey: OversightOfCase] = [:]
    private var casesWithOversight: [CaseKey] = []

    private struct Cell: Hashable {
        let caseKey: CaseKey
        let subject: RecordAnswerSheet.Subject
    }

    private struct OversightOfCase {
        var given = GivenOversight()
        let judgedBy: Agent.ID?
        let heldAt: EffectiveTime?
    }

    /// Starts a pass.
    ///
    /// - Throws: ``Refusal`` when the rules refuse the sheet as a whole.
    init(
        of sheet: RecordAnswerSheet, on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) {
        framework = try inspection.open()
        guard !sheet.entries.isEmpty else {
            throw .nothing("The sheet has no answers.", remedy: "Give at least one answer.")
        }
        self.sheet = sheet
        self.inspection = inspection
        self.provenance = provenance
        hasReason = provenance.reason?.allSatisfy(\.isWhitespace) == false
    }

    /// Reads every entry; several entries about the oversight of one case make one event.
    mutating func readAll() {
        findCases()
        for (index, entry) in sheet.entries.enumerated() {
            do throws(Refusal) {
                try read(entry)
            } catch {
                refused.append(RefusedEntry(index: index, refusal: error))
            }
        }
        for key in casesWithOversight {
            guard let judged = oversight[key] else { continue }
            events.append(
                .oversightJudged(
                    judged.given.event(
                        of: key, on: inspection,
                        superseding: inspection.oversight[key]?.position, by: judged.judgedBy)))
        }
    }

    /// Finds the domain of every case, and selects missing cases if the sheet asks for it.
    private mutating func findCases() {
        var questions: [CaseKey: Domain.ID] = [:]
        for entry in sheet.entries {
            guard questions[entry.caseKey] == nil, case .question(let id) = entry.subject,
                let question = framework.question(id)
            else { continue }
            questions[entry.caseKey] = question.domain
        }
        for entry in sheet.entries where domains[entry.caseKey] == nil {
            let key = entry.caseKey
            do throws(Refusal) {
                domains[key] = .success(try inspection.sampledCase(key).domain)
            } catch {
                guard error.code == .caseNotSelected, sheet.selecting, let domain = questions[key]
                else {
                    domains[key] = .failure(error)
                    continue
                }
                domains[key] = select(key, for: domain)
            }
        }
    }

    private mutating func select(
        _ key: CaseKey, for domain: Domain.ID
    ) -> Result<Domain.ID, Refusal> {
        let event = CaseSelected(caseKey: key, domain: domain)
        if let refusal = event.refusal(on: inspection, by: provenance) { return .failure(refusal) }
        events.append(.caseSelected(event))
        return .success(domain)
    }

    private mutating func read(_ entry: RecordAnswerSheet.Entry) throws(Refusal) {
        let key = entry.caseKey
        guard seen.insert(Cell(caseKey: key, subject: entry.subject)).inserted else {
            throw Refusal(
                .alreadyJudged, "\(entry.subject.words) of case \(key) is answered twice.",
                remedy: "Give one answer for each question and aspect of a case.")
        }
        guard let domain = domains[key] else { return }
        switch entry.subject {
        case .question(let id):
            _ = try inspection.question(id, in: framework)
            try readAnswer(to: id, entry, in: try domain.get())
        case .oversight:
            _ = try domain.get()
            try readOversight(entry) { $0.overall = entry.answer }
        case .oversightAspect(let aspect):
            _ = try domain.get()
            try inspection.check(aspect, in: framework)
            try readOversight(entry) { $0.aspects[aspect] = entry.answer }
        }
    }

    /// Records the answer to a question, or corrects it.
    ///
    /// The sheet itself may select the case, so the checks receive the domain and the purpose of
    /// the case.
    private mutating func readAnswer(
        to id: Question.ID, _ entry: RecordAnswerSheet.Entry, in domain: Domain.ID
    ) throws(Refusal) {
        let key = entry.caseKey
        try inspection.checkAnswer(
            entry.answer, to: id, of: key, in: domain,
            inspection.basis.cases[key]?.purpose ?? .primary, framework)
        guard let standing = inspection.answers[id, case: key] else {
            events.append(
                .judgementRecorded(
                    JudgementRecorded(
                        caseKey: key, question: id, answer: entry.answer,
                        evidence: entry.evidence, judgedBy: entry.judgedBy)))
            return
        }
        guard standing.answer != entry.answer else { return }
        try checkReason(entry, from: standing.answer)
        events.append(
            .judgementCorrected(
                JudgementCorrected(
                    caseKey: key, question: id, supersedes: standing.position,
                    from: standing.answer, to: entry.answer, stage: sheet.stage,
                    judgedBy: sheet.namesWhoCorrects ? entry.judgedBy : nil)))
    }

    /// Adds an oversight answer to the other answers about the same case.
    private mutating func readOversight(
        _ entry: RecordAnswerSheet.Entry, _ set: (inout GivenOversight) -> Void
    ) throws(Refusal) {
        let standing = entry.recordedAnswer(on: inspection)
        guard standing != entry.answer else { return }
        if let standing { try checkReason(entry, from: standing) }
        if oversight[entry.caseKey] == nil { casesWithOversight.append(entry.caseKey) }
        let isNamed = standing == nil || sheet.namesWhoCorrects
        let judgedBy = isNamed ? entry.judgedBy : nil
        let heldAt = isNamed ? entry.heldAt : nil
        var judged =
            oversight[entry.caseKey] ?? OversightOfCase(judgedBy: judgedBy, heldAt: heldAt)
        guard judged.judgedBy == judgedBy, judged.heldAt == heldAt else {
            throw Refusal(
                .severalInspectors,
                "Oversight of case \(entry.caseKey) has several inspectors or several "
                    + "times.",
                remedy: "Give the oversight of one case to one inspector, at one time.")
        }
        set(&judged.given)
        oversight[entry.caseKey] = judged
    }

    private func checkReason(
        _ entry: RecordAnswerSheet.Entry, from standing: Answer
    ) throws(Refusal) {
        guard !hasReason else { return }
        throw Refusal(
            .reasonMissing,
            "\(entry.subject.words) of case \(entry.caseKey) was \(standing.description); the sheet says "
                + "\(entry.answer.description), and a correction needs a reason.",
            remedy: "Give the reason for the changed answers in organisational terms.")
    }
}
