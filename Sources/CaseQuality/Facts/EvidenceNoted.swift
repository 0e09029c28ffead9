public import EventSourcing

/// What the inspectors looked at, or whom they heard.
public struct EvidenceNoted: Event {
    public static let name: EventName = "evidence-noted"
    public let evidence: Evidence
}
