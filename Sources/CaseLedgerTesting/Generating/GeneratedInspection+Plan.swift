internal import CaseQuality
internal import EventSourcing

/// The initial plan of an inspection.
///
/// It contains every step up to the publication that does not depend on an answer.
extension GeneratedInspection {
    private typealias Time = WorkingTime

    mutating func plan(from start: WorkingTime, _ sample: ClosedRange<Int>) {
        agenda.plan(.announce, at: start)
        agenda.plan(.nameTeam, at: start + 5 * Time.minute)
        drawSample(of: sampleSize(sample))
        var time = start
        for (domain, count) in samples {
            time = time + random.draw(10...60) * Time.minute
            agenda.plan(.planSample(domain.id, target: count), at: time)
        }
        time = start.morning(after: random.draw(2...5)) + random.draw(5...50) * Time.minute
        for (domain, _) in samples {
            let drawn = cases.indices.filter { cases[$0].domain == domain.id }
            agenda.plan(.select(drawn), at: time)
            time = time + random.draw(5...50) * Time.minute
        }
        let fieldwork = time.morning(after: random.draw(2...5))
        planFinish(after: planFieldwork(from: fieldwork))
    }

    /// The least of three draws, because most services are small.
    private mutating func sampleSize(_ sample: ClosedRange<Int>) -> Int {
        min(random.draw(sample), random.draw(sample), random.draw(sample))
    }

    // MARK: - The sample

    private mutating func drawSample(of size: Int) {
        let rated = framework.domains.filter {
            $0.sample != nil && $0.standards.contains { $0.method == .caseData }
        }
        var inspected = rated
        if let last = rated.last, rated.count > 1, random.happens(.domainWithoutCases),
            canLeaveOut(last)
        {
            domainsLeftOut = [last.id]
            inspected.removeLast()
        }
        var rest = size
        for (index, domain) in inspected.enumerated() {
            let domainsLeft = inspected.count - index
            let share = rest * random.draw(70...130) / (100 * domainsLeft)
            let count = domainsLeft == 1 ? rest : min(max(share, 1), rest - domainsLeft + 1)
            rest -= count
            drawCases(count, of: domain, for: .primary)
        }
        for domain in framework.domains where domain.sample != nil && !rated.contains(domain) {
            if random.happens(.illustrated) {
                drawCases(random.draw(1...4), of: domain, for: .illustrative)
            }
        }
    }

    /// Whether the edition can rate a service without a domain.
    private func canLeaveOut(_ domain: Domain) -> Bool {
        let most = framework.scale.mostPoints
        let standards = framework.standards.filter { $0.isCore && $0.domain != domain.id }
        return framework.bands(forMaximum: standards.count * most) != nil
    }

    private mutating func drawCases(_ count: Int, of domain: Domain, for purpose: CasePurpose) {
        samples.append((domain, count))
        for number in 1...max(count, 1) {
            let inspector = random.draw(0...(team.inspectors.count - 1))
            drawCase(number, of: domain, for: purpose, by: inspector)
        }
    }

    private mutating func drawCase(
        _ number: Int, of domain: Domain, for purpose: CasePurpose, by inspector: Int
    ) {
        let prefix = domain.casePrefix ?? "case"
        cases.append(
            DrawnCase(
                key: CaseKey(stringLiteral: "\(prefix)-\(number.padded(to: 2))"),
                domain: domain.id, purpose: purpose, inspector: inspector,
                difference: random.draw(-180...180)))
    }

    // MARK: - Fieldwork

    /// Plans the work on all cases; each inspector has one or two cases a day.
    ///
    /// - Returns: The time at which the last step is done.
    private mutating func planFieldwork(from start: WorkingTime) -> WorkingTime {
        var free = team.inspectors.map { _ in start }
        var end = start
        // Replacement cases follow all cases of the first sample.
        var index = 0
        while index < cases.count {
            let inspector = cases[index].inspector
            let begun = free[inspector] + random.draw(5...40) * Time.minute
            let done = begun + random.draw(150...330) * Time.minute
            free[inspector] = done
            end = max(end, planCase(index, from: begun, to: done))
            index += 1
        }
        return end
    }

    /// Plans all steps of one case.
    ///
    /// - Returns: The time at which the last step is done.
    private mutating func planCase(
        _ index: Int, from begun: WorkingTime, to done: WorkingTime
    ) -> WorkingTime {
        let isPrimary = cases[index].purpose == .primary
        if isPrimary, random.happens(.withdrawn) {
            if random.happens(.replaced) { return replace(index, at: begun) }
            let withdrawn = done + random.draw(20...2_000) * Time.minute
            agenda.plan(.withdraw(index, .outOfScope), at: withdrawn)
            agenda.plan(.approve, at: withdrawn + 30 * Time.minute)
            return max(planJudgements(index, from: begun, to: done), withdrawn)
        }
        var end = planJudgements(index, from: begun, to: done)
        guard isPrimary else { return end }
        let oversight = done + random.draw(1...15) * Time.minute
        agenda.plan(.judgeOversight(index), at: oversight)
        end = max(end, oversight)
        if random.happens(.oversightChanged) {
            end = oversight + random.draw(60...900) * Time.minute
            agenda.plan(.changeOversight(index), at: end)
        }
        if random.happens(.changedByInspector) {
            let changed = done + random.draw(30...600) * Time.minute
            agenda.plan(.changeAnswer(index, .inspector), at: changed)
            end = max(end, changed)
        }
        if random.happens(.moderated) {
            var moderated = done + random.draw(240...1_200) * Time.minute
            for _ in 0..<max(1, questions(of: index).count * random.draw(6...14) / 100) {
                agenda.plan(.changeAnswer(index, .moderation), at: moderated)
                moderated = moderated + random.draw(1...12) * Time.minute
            }
            end = max(end, moderated)
        }
        return end
    }

    /// Plans that a case is withdrawn before it is judged.
    ///
    /// Its inspector gets a replacement case.
    private mutating func replace(
        _ index: Int, at begun: WorkingTime
    ) -> WorkingTime {
        let reasons: [WithdrawalReason] = [.notStarted, .transferred, .fileNotAvailable]
        agenda.plan(.withdraw(index, random.pick(reasons) ?? .notStarted), at: begun)
        guard let domain = framework.domain(cases[index].domain) else { return begun }
        let number = cases.count { $0.domain == domain.id } + 1
        drawCase(number, of: domain, for: .primary, by: cases[index].inspector)
        let selected = begun + random.draw(5...30) * Time.minute
        agenda.plan(.select([cases.count - 1]), at: selected)
        return selected
    }

    /// Plans the answers of one case: all at once, by standard, or one by one.
    private mutating func planJudgements(
        _ index: Int, from begun: WorkingTime, to done: WorkingTime
    ) -> WorkingTime {
        let all = questions(of: index).filter {
            framework.question($0)?.kind == .keyQuestion || !random.happens(.promptLeftOut)
        }
        let sittings: [[Question.ID]]
        if random.happens(.judgedAtOnce) {
            sittings = [all]
        } else if random.happens(.judgedOneByOne) {
            sittings = all.map { [$0] }
        } else {
            sittings = byStandard(all)
        }
        let length = done.seconds - begun.seconds
        for (number, questions) in sittings.enumerated() {
            agenda.plan(
                .judge(index, questions), at: begun + length * (number + 1) / sittings.count)
        }
        return done
    }

    /// The questions on a case, each key question after its prompts.
    func questions(of index: Int) -> [Question.ID] {
        guard let domain = framework.domain(cases[index].domain) else { return [] }
        return domain.standards.filter {
            $0.method == .caseData || cases[index].purpose == .illustrative
        }.flatMap(\.keyQuestions).flatMap { $0.prompts.map(\.id) + [$0.id] }
    }

    private func byStandard(_ questions: [Question.ID]) -> [[Question.ID]] {
        var parts: [[Question.ID]] = []
        var standard: Standard.ID?
        for question in questions {
            let own = framework.question(question)?.standard
            if own != standard { parts.append([]) }
            standard = own
            parts[parts.count - 1].append(question)
        }
        return parts
    }

    // MARK: - From the end of fieldwork to publication

    private mutating func planFinish(after fieldwork: WorkingTime) {
        var time = fieldwork
        for domain in domainsLeftOut {
            time = time + random.draw(10...60) * Time.minute
            agenda.plan(.doNotRate(.domain(domain)), at: time)
        }
        for standard in framework.standards
        where standard.method == .qualitative && !domainsLeftOut.contains(standard.domain) {
            time = time + random.draw(10...120) * Time.minute
            let needsCases = framework.domain(standard.domain)?.sample != nil
            let hasCases = samples.contains { $0.domain.id == standard.domain }
            agenda.plan(
                needsCases && !hasCases
                    ? .doNotRate(.standard(standard.id)) : .proposeRating(standard.id), at: time)
        }
        time = time.morning(after: random.draw(3...8)) + random.draw(0...90) * Time.minute
        agenda.plan(.convenePanel, at: time)
        for domain in framework.domains {
            time = time + random.draw(10...45) * Time.minute
            agenda.plan(.decide(domain.id), at: time)
        }
        if random.happens(.decisionReversed), let standard = random.pick(rated) {
            time = time.morning(after: random.draw(1...3))
            agenda.plan(.takeBack(standard), at: time)
            agenda.plan(.decideAgain, at: time + random.draw(5...60) * Time.minute)
        }
        time = time.morning(after: random.draw(4...9)) + random.draw(0...200) * Time.minute
        if random.happens(.factuallyInaccurate) {
            for _ in 0..<random.draw(1...4) {
                let index = random.draw(0...(cases.count - 1))
                agenda.plan(.changeAnswer(index, .factualAccuracy), at: time)
                time = time + random.draw(5...60) * Time.minute
            }
            time = time.morning(after: random.draw(1...3))
        }
        agenda.plan(.decideAgain, at: time + random.draw(5...60) * Time.minute)
        time = time.morning(after: random.draw(4...10)) + random.draw(0...200) * Time.minute
        agenda.plan(.recommend, at: time)
        agenda.plan(.approve, at: time + 20 * Time.minute)
        agenda.plan(.publish, at: time + Time.hour)
        agenda.plan(.approve, at: time + 3 * Time.hour)
        if random.happens(.reportCorrected) {
            let corrected = time.morning(after: random.draw(5...40))
            agenda.plan(.correctReport, at: corrected)
            agenda.plan(.approve, at: corrected + Time.hour)
        }
    }

    /// The standards that are rated on cases in this inspection.
    private var rated: [Standard.ID] {
        framework.standards.filter {
            $0.method == .caseData && !domainsLeftOut.contains($0.domain)
        }.map(\.id)
    }
}
