import CaseLedger

struct LoanCodec: EventCodec {
    static let taken: EventName = "copy-taken"
    static let broughtBack: EventName = "copy-brought-back"

    func encode(_ event: Loan.Event, by provenance: Provenance) -> EventDraft {
        switch event {
        case .taken(let reader):
            EventDraft(type: Self.taken, tags: [], payload: Array(reader.utf8))
        case .broughtBack: EventDraft(type: Self.broughtBack, tags: [], payload: [])
        }
    }

    func decode(_ event: borrowing EncodedEvent) throws(UnreadableEvent) -> Loan.Event {
        if event.isOf(Self.broughtBack) { return .broughtBack }
        guard event.isOf(Self.taken) else {
            throw UnreadableEvent(event, problem: "it is no loan")
        }
        return .taken(String(decoding: try event.record.payload, as: UTF8.self))
    }
}
