/// The cases that an example inspection draws for one domain.
struct ExampleSample: Sendable {
    /// One case, and who judges it on which day.
    struct Case: Sendable {
        let selection: SelectCases.Selection
        /// The selection that it takes the place of; `nil` for a case that was drawn at first.
        let replaced: SelectCases.Selection?
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
    ///   - substitutes: The numbers of the cases that take the place of others, by the number that
    ///     was drawn at first.
    ///   - inspectors: The inspectors, who judge in turn.
    ///   - days: The days of fieldwork.
    ///   - draw: The draws for strata, teams and case managers.
    init(
        of domain: Domain.ID, keyed prefix: String, _ numbers: ClosedRange<Int>,
        illustrative: Set<Int> = [], substitutes: [Int: Int] = [:], by inspectors: [Agent.ID],
        during days: [PartialDate], _ draw: ExampleDraw
    ) {
        self.domain = domain
        func key(_ number: Int) -> CaseKey {
            CaseKey(stringLiteral: "\(prefix)-\(number.padded(to: 2))")
        }
        cases = numbers.enumerated().map { index, number in
            let drawn = key(number)
            func group(_ name: String, of count: Int, for key: CaseKey) -> GroupKey {
                let number = draw.number(below: count, key.rawValue, name) + 1
                return GroupKey(stringLiteral: "\(name)-\(number)")
            }
            // A substitute has the stratum and the team of the case in whose place it stands.
            func selection(of key: CaseKey) -> SelectCases.Selection {
                SelectCases.Selection(
                    caseKey: key, domain: domain, stratum: group("stratum", of: 4, for: drawn),
                    team: group("team", of: 3, for: drawn),
                    caseManager: group("case-manager", of: 11, for: key),
                    purpose: illustrative.contains(number) ? .illustrative : .primary)
            }
            let substitute = substitutes[number].map(key)
            return Case(
                selection: selection(of: substitute ?? drawn),
                replaced: substitute == nil ? nil : selection(of: drawn),
                inspector: inspectors[index % inspectors.count],
                judgedOn: days[index * days.count / numbers.count])
        }
    }
}
