import CaseLedger
import Observation
import Synchronization
import Testing

/// What a program shows of a ledger; `@Observable` writes code that names the module `Observation`.
@Observable
private final class ShownHead {
    var position = Position.start
}

@Suite("A program that observes")
struct ObservableModelTests {
    @Test("A model of a view can hold values of the ledger")
    func observed() {
        let head = ShownHead()
        let isTold = Mutex(false)
        withObservationTracking {
            #expect(head.position == .start)
        } onChange: {
            isTold.withLock { $0 = true }
        }
        head.position = Position(3)
        #expect(isTold.withLock { $0 })
    }
}
