public import EventSourcing

/// Where a source says something, who says it there, and how certain the reading is.
///
/// An inspection that records its own facts leaves it empty: the event then names who recorded it.
public struct Citation: Hashable, Sendable {
    /// The places in the source, the main one first: `"2.1 Assessment, page 29, line 1340"`.
    public var places: [FreeText]
    /// Whose statement the source gives; `nil` if it does not say.
    public var attributedTo: Attribution?
    /// Whether a reader inferred the statement, and the source does not print it.
    public var isInferred: Bool
    /// How it was read, or what it was inferred from.
    public var note: FreeText?
    /// The anomalies that touch it.
    public var anomalies: [AnomalyID]

    /// Creates a citation from its parts.
    public init(
        places: [FreeText] = [], attributedTo: Attribution? = nil, isInferred: Bool = false,
        note: FreeText? = nil, anomalies: [AnomalyID] = []
    ) {
        self.places = places
        self.attributedTo = attributedTo
        self.isInferred = isInferred
        self.note = note
        self.anomalies = anomalies
    }

    /// The main place.
    public var place: FreeText? { places.first }

    /// The largest number of places, or of anomalies.
    static let mostPlaces = 64

    /// The fields of a citation of an event, at a path, from a number of its texts on.
    static func fields(_ path: String, places: UInt8, note: UInt8) -> [FieldPrivacy] {
        [
            .text("\(path).places", places, about: .nobody, isList: true),
            .value("\(path).attributedTo"),
            .value("\(path).isInferred"),
            .text("\(path).note", note, about: .child),
            .value("\(path).anomalies"),
        ]
    }

    /// The fields of a citation of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .typed("\(path).places", about: .nobody),
            .value("\(path).attributedTo"),
            .value("\(path).isInferred"),
            .typed("\(path).note", about: .child),
            .value("\(path).anomalies"),
        ]
    }
}

extension Inspection {
    /// Checks the texts of a citation.
    func check(_ citation: Citation, of what: String) throws(Refusal) {
        guard citation.places.count <= Citation.mostPlaces,
            citation.anomalies.count <= Citation.mostPlaces
        else {
            throw Refusal(
                .invalidNumber,
                "\(what) has \(citation.places.count) places and \(citation.anomalies.count) "
                    + "anomalies; the limit is \(Citation.mostPlaces) of each.",
                remedy: "Give the places that matter.")
        }
        for place in citation.places {
            try require(place, "A place of \(what)", atMost: ReportFacts.longest.name)
        }
        try check(citation.note, "The note of \(what)", atMost: ReportFacts.longest.text)
    }
}
