public import EventSourcing

/// Somebody read the record of a person's work.
public struct PersonRecordRead: CustodyEventContent {
    public static let name: EventName = "person-record-read"
    package static let fields: [FieldPrivacy] = [
        .value("person", about: .staff),
        .value("inspection"),
        .value("asOf"),
        .text("purpose", 4, about: .staff),
    ]
    /// The person whose record was read.
    public let person: Agent.ID
    /// The inspection.
    public let inspection: StreamName
    /// The position as of which it was read.
    public let asOf: Position
    /// What it was read for.
    public let purpose: FreeText

    /// Creates the event.
    public init(person: Agent.ID, inspection: StreamName, asOf: Position, purpose: FreeText) {
        self.person = person
        self.inspection = inspection
        self.asOf = asOf
        self.purpose = purpose
    }

    package var texts: [(number: UInt8, value: FreeText)] { [(4, purpose)] }

    package func sentence(by actor: Agent.ID) -> String {
        "\(actor) read the record of \(person) in \(inspection), as of position \(asOf)"
    }
}
