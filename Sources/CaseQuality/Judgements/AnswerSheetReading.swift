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
        framework = try inspection.announced()
        guard !sheet.entries.isEmpty || !sheet.cleared.isEmpty else {
            throw .nothing("The sheet has no answers.", remedy: "Give at least one answer.")
        }
        self.sheet = sheet
        self.inspection = inspection
        self.provenance = provenance
        hasReason = provenance.reason?.allSatisfy(\.isWhitespace) == false
    }

    /// Reads every entry; several entries about the oversight of one case make one event.
    ///
    /// - Throws: ``Refusal`` with code `alreadyPublished` if something would change.
    mutating func readAll() throws(Refusal) {
        readEntries()
        if !events.isEmpty || !refused.isEmpty { _ = try inspection.open() }
    }

    private mutating func readEntries() {
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
                        superseding: inspection.oversight[key]?.position,
                        by: judged.judgedBy ?? judgeOfMisrecordedOversight(of: key),
                        at: sheet.stage, sheet.ground ?? .reconsidered)))
        }
        for (index, entry) in sheet.entries.enumerated() where entry.subject == .oversight {
            do throws(Refusal) {
                try correctOversightAttribution(entry)
            } catch {
                refused.append(RefusedEntry(index: index, refusal: error))
            }
        }
        refused.sort { $0.index < $1.index }
        for cleared in sheet.cleared { retract(cleared) }
    }

    /// The judge of an oversight that the sheet says was misrecorded: it is no new judgement.
    private func judgeOfMisrecordedOversight(of key: CaseKey) -> Agent.ID? {
        sheet.ground == .misrecorded ? inspection.oversight[key]?.judge : nil
    }

    /// Takes back a recorded answer that the sheet has no longer.
    private mutating func retract(_ cleared: RecordAnswerSheet.Cleared) {
        guard let standing = cleared.standing(on: inspection) else { return }
        let question: Question.ID? =
            if case .question(let id) = cleared.subject { id } else { nil }
        let event = JudgementRetracted(
            caseKey: cleared.caseKey, question: question, supersedes: standing.position,
            from: standing.answer)
        if event.refusal(on: inspection, by: provenance) == nil {
            events.append(.judgementRetracted(event))
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
        try inspection.checkJudge(entry.judgedBy, by: provenance)
        let key = entry.caseKey
        guard seen.insert(Cell(caseKey: key, subject: entry.subject)).inserted else {
            throw Refusal(
                .alreadyJudged, "\(entry.subject.words) of case \(key) is answered twice.",
                remedy: "Give one answer for each question and aspect of a case.")
        }
        guard let domain = domains[key], !isOfWithdrawnCaseAndRecorded(entry) else { return }
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

    /// Whether an entry of a withdrawn case says what is recorded.
    ///
    /// The sheet that brought the answer can be imported again after the withdrawal.
    private func isOfWithdrawnCaseAndRecorded(_ entry: RecordAnswerSheet.Entry) -> Bool {
        inspection.basis.cases[entry.caseKey]?.isWithdrawn == true
            && entry.recordedAnswer(on: inspection) == entry.answer
            && !sheet.changesAttribution(entry, on: inspection)
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
        let standing = inspection.answers[id, case: key]
        let isChange =
            standing.map {
                $0.answer != entry.answer || sheet.changesAttribution(entry, on: inspection)
            } ?? true
        if isChange {
            try inspection.check(sheet.stage, of: key, by: provenance)
            try checkJudge(of: entry, isNew: standing == nil)
        }
        if sheet.stage == .inspector, isChange {
            let isOfAttribution = standing?.answer == entry.answer
            try inspection.checkFirst(
                of: key, by: entry.judgedBy ?? (isOfAttribution ? standing?.judge : nil),
                provenance)
        }
        guard let standing else {
            events.append(
                .judgementRecorded(
                    JudgementRecorded(
                        caseKey: key, question: id, answer: entry.answer,
                        evidence: entry.evidence, judgedBy: entry.judgedBy)))
            return
        }
        let isOfAttribution = standing.answer == entry.answer
        guard !isOfAttribution || sheet.changesAttribution(entry, on: inspection) else { return }
        try checkReason(entry, from: standing.answer)
        let judge = sheet.namesWhoCorrects ? entry.judgedBy : nil
        let isOther = judge != nil && judge != standing.judge
        if isOfAttribution { try checkGroundOfAttribution(entry) }
        let ground = isOfAttribution ? .misrecorded : sheet.ground ?? .reconsidered
        events.append(
            .judgementCorrected(
                JudgementCorrected(
                    caseKey: key, question: id, supersedes: standing.position,
                    from: standing.answer, to: entry.answer, stage: sheet.stage,
                    // A correction of what was misrecorded is no new judgement: the judge stays.
                    judgedBy: judge ?? (ground == .misrecorded ? standing.judge : nil),
                    ground: ground, judgeBefore: isOther ? standing.judge : nil,
                    heldBefore: ground == .misrecorded
                        ? heldBefore(entry, standing.heldAt) : nil)))
    }

    /// When an answer held before, as recorded, if its row names another time; `nil` otherwise.
    private func heldBefore(
        _ entry: RecordAnswerSheet.Entry, _ recorded: EffectiveTime
    ) -> EffectiveTime? {
        entry.heldAt.flatMap { $0.isSame(as: recorded) ? nil : recorded }
    }

    /// Adds an oversight answer to the other answers about the same case.
    private mutating func readOversight(
        _ entry: RecordAnswerSheet.Entry, _ set: (inout GivenOversight) -> Void
    ) throws(Refusal) {
        let standing = entry.recordedAnswer(on: inspection)
        guard standing != entry.answer else { return }
        try inspection.check(sheet.stage, of: entry.caseKey, by: provenance)
        try checkJudge(of: entry, isNew: standing == nil)
        if sheet.stage == .inspector {
            try inspection.checkFirst(of: entry.caseKey, by: entry.judgedBy, provenance)
        }
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

    /// Corrects who judged the oversight of a case, or when, where no answer about it changes.
    private mutating func correctOversightAttribution(
        _ entry: RecordAnswerSheet.Entry
    ) throws(Refusal) {
        let key = entry.caseKey
        guard oversight[key] == nil, let standing = inspection.oversight[key],
            standing.overall == entry.answer, sheet.changesAttribution(entry, on: inspection),
            case .success? = domains[key]
        else { return }
        try checkJudge(of: entry, isNew: false)
        try checkGroundOfAttribution(entry)
        try inspection.checkFirst(of: key, by: entry.judgedBy ?? standing.judge, provenance)
        try checkReason(entry, from: entry.answer)
        oversight[key] = OversightOfCase(judgedBy: entry.judgedBy, heldAt: entry.heldAt)
        events.append(
            .oversightJudged(
                GivenOversight().event(
                    of: key, on: inspection, superseding: standing.position,
                    by: entry.judgedBy ?? standing.judge, at: sheet.stage, .misrecorded,
                    judgeBefore: entry.judgedBy == nil || entry.judgedBy == standing.judge
                        ? nil : standing.judge,
                    heldBefore: heldBefore(entry, standing.heldAt))))
    }

    /// Checks that the named judge of an answer that is recorded or corrected may judge.
    private func checkJudge(
        of entry: RecordAnswerSheet.Entry, isNew: Bool
    ) throws(Refusal) {
        guard isNew || sheet.namesWhoCorrects, let judge = entry.judgedBy else { return }
        try inspection.checkMayJudge(judge, by: provenance)
    }

    /// Checks that a sheet does not say that somebody judged again where the answer stays.
    private func checkGroundOfAttribution(
        _ entry: RecordAnswerSheet.Entry
    ) throws(Refusal) {
        guard let ground = sheet.ground, ground != .misrecorded else { return }
        throw Refusal(
            .nothingChanged,
            "\(entry.subject.words) of case \(entry.caseKey) keeps its answer, and the sheet says who "
                + "judged it, or when, otherwise. The ground is \(ground), which is a new answer.",
            remedy: "Omit the ground of this row, or give misrecorded: the record was wrong.")
    }

    private func checkReason(
        _ entry: RecordAnswerSheet.Entry, from standing: Answer
    ) throws(Refusal) {
        guard !hasReason else { return }
        throw Refusal(
            .reasonMissing,
            "\(entry.subject.words) of case \(entry.caseKey) was \(standing.description); the sheet says "
                + (standing == entry.answer
                    ? "who judged it, or when, otherwise" : entry.answer.description)
                + ", and a correction needs a reason.",
            remedy: "Give the reason for the changed answers in organisational terms.")
    }
}
