/// The cases that an example inspection draws for one domain.
struct ExampleSample: Sendable {
    /// One case, and who judges it on which day.
    struct Case: Sendable {
        let selection: SelectCases.Selection
        let inspector: Agent.ID
        let judgedOn: PartialDate

        /// The key of the case.
        var key: CaseKey { selection.caseKey }
    }

    /// The domain.
    let domain: Domain.ID
    /// The cases, in the order in which they are judged.
    let cases: [Case]

    /// Draws the cases.
    ///
    /// - Parameters:
    ///   - domain: The domain.
    ///   - prefix: The prefix of the keys.
    ///   - numbers: The numbers of the cases.
    ///   - illustrative: The numbers of the cases that are examples only.
    ///   - inspectors: The inspectors, who judge in turn.
    ///   - days: The days of fieldwork.
    ///   - draw: The draws for strata, teams and case managers.
    init(
        of domain: Domain.ID, keyed prefix: String, _ numbers: ClosedRange<Int>,
        illustrative: Set<Int> = [], by inspectors: [Agent.ID], during days: [PartialDate],
        _ draw: ExampleDraw
    ) {
        self.domain = domain
        cases = numbers.enumerated().map { index, number in
            let key = CaseKey(stringLiteral: "\(prefix)-\(number.padded(to: 2))")
            func group(_ name: String, of count: Int) -> GroupKey {
                let number = draw.number(below: count, key.rawValue, name) + 1
                return GroupKey(stringLiteral: "\(name)-\(number)")
            }
            return Case(
                selection: SelectCases.Selection(
                    caseKey: key, domain: domain, stratum: group("stratum", of: 4),
                    team: group("team", of: 3), caseManager: group("case-manager", of: 11),
                    purpose: illustrative.contains(number) ? .illustrative : .primary),
                inspector: inspectors[index % inspectors.count],
                judgedOn: days[index * days.count / numbers.count])
        }
    }
}
