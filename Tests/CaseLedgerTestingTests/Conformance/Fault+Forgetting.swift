import CaseLedgerTesting
import EventSourcing

extension Fault {
    static let forgetting: [Fault] = [
        Fault(
            "The head does not count erased texts",
            breaks: "A text that is forgotten is gone for every reader; its record stays"
        ) { store in
            let model = store.model
            store.readHead = { () throws(EventStoreError) in
                let head = try await model.head()
                return Head(position: head.position, recordedAt: head.recordedAt)
            }
        },
        Fault(
            "A page still has a text that was forgotten",
            breaks: "A text that is forgotten is gone for every reader; its record stays"
        ) { store in
            let model = store.model
            let kept = Shared<[Position: Record]>([:])
            store.forgetText = { field, position, observation throws(EventStoreError) in
                let before = try await model.record(at: position)
                let isErased = try await model.forget(field, at: position, basedOn: observation)
                if isErased { kept.change { $0[position] = before } }
                return isErased
            }
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                let page = try await model.page(of: query, in: range, order: order, limit: limit)
                let old = kept.value
                return page.with(records: page.records.map { old[$0.position] ?? $0 })
            }
        },
        Fault(
            "A text that does not exist was erased already",
            breaks: "A text that does not exist cannot be forgotten"
        ) { store in
            let model = store.model
            store.forgetText = { field, position, observation throws(EventStoreError) in
                do throws(EventStoreError) {
                    return try await model.forget(field, at: position, basedOn: observation)
                } catch {
                    guard error.code == .notFound else { throw error }
                    return false
                }
            }
        },
        Fault(
            "An erasure ignores what it is based on",
            breaks: "An erasure that is based on a read is refused if an event came after it"
        ) { store in
            let model = store.model
            store.forgetText = { field, position, _ throws(EventStoreError) in
                try await model.forget(field, at: position, basedOn: nil)
            }
        },
        Fault(
            "A repeat is recognised without the text that was forgotten",
            breaks: "A repeat cannot be compared after a text of its content was forgotten"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                let command = guarded.command
                do throws(EventStoreError) { return try await model.append(guarded) } catch {
                    guard error.code == .incomparable,
                        let receipt = try await model.receipt(of: command.id, in: command.stream)
                    else { throw error }
                    return receipt
                }
            }
        },
    ]
}
