public import EventSourcing

/// The number of cases of a domain that could be drawn was recorded, of all or of one group.
public struct EligiblePopulationRecorded: InspectionEventContent {
    public static let name: EventName = "eligible-population-recorded"
    package static let fields: [FieldPrivacy] = [
        .value("domain"),
        .value("dimension"),
        .value("group"),
        .value("count"),
        .value("asOf"),
        .text("supplier", 6, about: .nobody),
    ]
    /// The domain.
    public let domain: Domain.ID
    /// What the cases are grouped by, such as `gender`; `nil` for the count of all cases.
    public let dimension: GroupKey?
    /// The group, such as `girls`; `nil` for the count of all cases.
    public let group: GroupKey?
    /// The number of cases.
    ///
    /// Unit: cases.
    public let count: Int
    /// The date that the number is of.
    public let asOf: PartialDate
    /// Who supplied the number, if known.
    public let supplier: FreeText?

    package init(
        domain: Domain.ID, dimension: GroupKey? = nil, group: GroupKey? = nil, count: Int,
        asOf: PartialDate, supplier: FreeText? = nil
    ) {
        self.domain = domain
        self.dimension = dimension
        self.group = group
        self.count = count
        self.asOf = asOf
        self.supplier = supplier
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.domain: domain.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.open()
        _ = try inspection.sampledDomain(domain, in: framework)
        guard (dimension == nil) == (group == nil) else {
            throw Refusal(
                .textMissing,
                "A group needs what the cases are grouped by, and the grouping needs a group.",
                remedy: "Give both, or neither for the count of all cases.")
        }
        guard (0...Self.most).contains(count) else {
            throw Refusal(
                .invalidNumber, "\(count) is not a valid number of eligible cases.",
                remedy: "Give a number from 0 to 1,000,000.")
        }
        try inspection.check(supplier, "The supplier", atMost: Self.longestInBytes)
        try checkWhole(inspection)
        guard let same = inspection.populations.first(where: isAbout),
            same.count == count, same.supplier == supplier
        else { return }
        throw .nothing("The same number is recorded.", remedy: "No command is needed.")
    }

    /// The largest number of eligible cases.
    private static let most = 1_000_000
    /// The longest text of a supplier.
    ///
    /// Unit: UTF-8 bytes.
    private static let longestInBytes = 200

    /// Checks that no grouping has more cases than there are in all.
    ///
    /// The count of all cases is the one of the same date, otherwise the one of the plan. Counts of
    /// other dates are not compared.
    private func checkWhole(_ inspection: Inspection) throws(Refusal) {
        var known = inspection.populations.filter { $0.domain == domain && $0.asOf == asOf }
        known.removeAll(where: isAbout)
        known.append(self)
        let whole =
            known.first { $0.dimension == nil }?.count
            ?? inspection.samplePlans[domain]?.eligiblePopulation
        guard let whole else { return }
        let sums = Dictionary(grouping: known.filter { $0.dimension != nil }) { $0.dimension }
            .mapValues { $0.reduce(0) { $0 + $1.count } }
        let over = sums.filter { $0.value > whole }
        guard let dimension = over.keys.compactMap(\.self).min(), let sum = over[dimension]
        else { return }
        throw Refusal(
            .invalidNumber,
            "The groups of \(dimension) in domain \(domain) would have \(sum.counted("case")) "
                + "as of \(asOf), and all groups together have \(whole).",
            remedy: "Check the number, or record the count of all cases as of \(asOf) first.")
    }

    /// Whether another count is about the same cases on the same date.
    private func isAbout(_ other: EligiblePopulationRecorded) -> Bool {
        other.domain == domain && other.dimension == dimension && other.group == group
            && other.asOf == asOf
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.populations.removeAll(where: isAbout)
        inspection.populations.append(self)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        let which = group.flatMap { group in dimension.map { " of \($0) \(group)" } } ?? ""
        return "\(provenance.who("the inspectorate")) recorded "
            + "\(count.counted("eligible case"))\(which) for \(domain.words(in: framework)) "
            + "as of \(asOf)"
    }
}
