public import EventSourcing

/// An inconsistency in a printed report was recorded.
public struct AnomalyNoted: InspectionEventContent {
    public static let name: EventName = "anomaly-noted"
    package static let fields: [FieldPrivacy] =
        [
            .value("anomaly.id"),
            .text("anomaly.kind", 2, about: .nobody),
            .text("anomaly.detail", 3, about: .child),
        ] + Citation.fields("anomaly.citation", places: 4, note: 5)
    /// The inconsistency.
    public let anomaly: Anomaly

    package init(anomaly: Anomaly) { self.anomaly = anomaly }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.anomaly: anomaly.id.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        let id = anomaly.id
        guard !inspection.facts.anomalies.contains(where: { $0.value.id == id }) else {
            throw Self.again(id)
        }
        try inspection.require(
            anomaly.kind, "The kind of anomaly \(id)", atMost: ReportFacts.longest.name)
        try inspection.require(
            anomaly.detail, "Anomaly \(id)", atMost: ReportFacts.longest.detail)
        try inspection.check(anomaly.citation, of: "anomaly \(id)")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.anomalies.append(ReportFacts.Noted(anomaly, at: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the report")) noted anomaly \(anomaly.id)"
    }

    /// The refusal of an anomaly number that is already in use.
    static func again(_ id: AnomalyID) -> Refusal { ReportFacts.again("Anomaly \(id)") }
}
