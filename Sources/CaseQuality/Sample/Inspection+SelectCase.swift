internal import EventSourcing

extension Inspection {
    func decide(_ command: PlanSample) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        try checkDomain(command.domain, in: framework)
        guard command.target >= 1, command.target <= 100_000 else {
            throw Refusal(
                .invalidNumber, "A sample of \(command.target) cases cannot be drawn.",
                remedy: "Plan at least one case, or do not rate the domain.")
        }
        if let population = command.eligiblePopulation, population < command.target {
            throw Refusal(
                .invalidNumber,
                "\(command.target) cases cannot be drawn from \(population) eligible ones.",
                remedy: "Plan at most \(population) cases.")
        }
        if let population = command.eligiblePopulation, population > 1_000_000 {
            throw Refusal(
                .invalidNumber, "A service does not have \(population) eligible cases.",
                remedy: "Give at most 1,000,000 cases.")
        }
        if let percent = command.confidencePercent, !(1...99).contains(percent) {
            throw Refusal(
                .invalidNumber, "A confidence of \(percent)% does not exist.",
                remedy: "Give a whole percentage from 1 to 99.")
        }
        if let margin = command.marginPoints, !(1...50).contains(margin) {
            throw Refusal(
                .invalidNumber, "A margin of \(margin) points does not make sense.",
                remedy: "Give whole percentage points from 1 to 50.")
        }
        try check(command.basis, "The basis", atMost: 500)
        for stratum in command.strata { try check(stratum, "A stratum", atMost: 200) }
        return [
            .samplePlanned(
                SamplePlanned(
                    domain: command.domain, eligiblePopulation: command.eligiblePopulation,
                    target: command.target, confidencePercent: command.confidencePercent,
                    marginPoints: command.marginPoints, strata: command.strata,
                    basis: command.basis))
        ]
    }

    func decide(_ cases: [SelectCase]) throws(Refusal) -> [InspectionEvent] {
        let framework = try open()
        var events: [InspectionEvent] = []
        var drawn: Set<CaseKey> = []
        for selected in cases {
            try checkDomain(selected.domain, in: framework)
            guard basis.cases[selected.caseKey] == nil,
                drawn.insert(selected.caseKey).inserted
            else {
                throw Refusal(
                    .caseAlreadySelected, "Case \(selected.caseKey) is in the sample already.",
                    remedy: "Give every case its own key; a withdrawn case does not return.")
            }
            events.append(
                .caseSelected(
                    CaseSelected(
                        caseKey: selected.caseKey, domain: selected.domain,
                        stratum: selected.stratum, team: selected.team,
                        caseManager: selected.caseManager, purpose: selected.purpose)))
        }
        guard !events.isEmpty else {
            throw Refusal(
                .nothingChanged, "No case was named.", remedy: "Name the cases to select.")
        }
        return events
    }

    func decide(_ command: WithdrawCase) throws(Refusal) -> [InspectionEvent] {
        _ = try open()
        let sampled = try sampledCase(command.caseKey)
        return [
            .caseWithdrawn(
                CaseWithdrawn(
                    caseKey: command.caseKey, domain: sampled.domain, why: command.why))
        ]
    }

    /// A case that is in the sample and was not withdrawn.
    func sampledCase(_ key: CaseKey) throws(Refusal) -> RatingBasis.SampledCase {
        guard let sampled = basis.cases[key] else {
            throw Refusal(
                .caseNotSelected, "Case \(key) is not in the sample.",
                remedy: "Select the case first, or check its key.")
        }
        guard !sampled.isWithdrawn else {
            throw Refusal(
                .caseWithdrawn, "Case \(key) was withdrawn from the sample.",
                remedy: "Its answers stay in earlier views; select another case instead.")
        }
        return sampled
    }

    private func checkDomain(_ id: Domain.ID, in framework: Framework) throws(Refusal) {
        let domain = try domain(id, in: framework)
        guard domain.sample != nil else {
            throw Refusal(
                .notRatedOnCases, "No cases are drawn for domain \(id), \(domain.title).",
                remedy: "Select cases for a domain that is inspected on cases.")
        }
    }
}
