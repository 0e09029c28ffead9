import CaseLedger

/// How often a copy was lent.
struct LoansOfCopy: Projection {
    static let name: ProjectionName = "loans"
    static let revision: UInt32 = 1
    static let scope = Query([Query.Clause(types: [LoanCodec.taken])])

    struct State: Sendable {
        var count: UInt8 = 0
        var changed = false
    }

    func initialState() -> State { State() }

    func apply(_ event: Loan.Event, at occurrence: Occurrence, to state: inout State) {
        guard case .taken = event else { return }
        state.count += 1
        state.changed = true
    }

    func takeChangedRows(from state: inout State) -> [ProjectedRow] {
        defer { state.changed = false }
        return state.changed ? [ProjectedRow(key: "loans", value: [state.count])] : []
    }

    func encode(_ state: State) -> [UInt8] { [state.count] }

    func decode(
        _ bytes: [UInt8],
        reading event: (Position) throws(EventStoreError) -> Recorded<Loan.Event>
    ) throws(EventStoreError) -> State { State(count: bytes.first ?? 0) }
}
