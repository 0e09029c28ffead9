import CaseLedgerTesting
import EventSourcing

extension Fault {
    static let repeating: [Fault] = [
        Fault(
            "The guard is checked before the id is looked up",
            breaks: "A command that is sent again gets its first receipt and records nothing"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                if let seen = guarded.seen {
                    let later = try await model.matches(seen.query, after: seen.position)
                    let own = later.contains { $0.command?.id == guarded.command.id }
                    if own {
                        throw .conflict(seen, records: later, count: later.count)
                    }
                }
                return try await model.append(guarded)
            }
        },
        Fault(
            "The receipt of a repeat has the time of the second sending",
            breaks: "A command that is sent again gets its first receipt and records nothing"
        ) { store in
            let model = store.model
            let clock = store.clock
            store.appendOne = { guarded throws(EventStoreError) in
                let receipt = try await model.append(guarded)
                return receipt.wasRepeat ? receipt.recorded(at: clock.now) : receipt
            }
        },
        Fault(
            "Other content under an id is a repeat when the events are the same",
            breaks: "An id with other content is refused; in another stream it is free"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                let command = guarded.command
                do throws(EventStoreError) { return try await model.append(guarded) } catch {
                    guard error.code == .commandReused, let position = error.position,
                        let record = try await model.record(at: position),
                        record.eventCount == 1, command.isRecorded(as: [record]),
                        let receipt = try await model.receipt(of: command.id, in: command.stream)
                    else { throw error }
                    return receipt
                }
            }
        },
        Fault(
            "An id is unique in the whole ledger",
            breaks: "An id with other content is refused; in another stream it is free"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                let command = guarded.command
                for record in try await model.matches(.everything)
                where record.command?.id == command.id && record.stream != command.stream {
                    throw .commandReused(command.id, in: record.stream, at: record.position)
                }
                return try await model.append(guarded)
            }
        },
        Fault(
            "A repeat is recognised by its digest alone",
            breaks: "The same id and digest with other events is refused, sent early or late"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                do throws(EventStoreError) { return try await model.append(guarded) } catch {
                    guard error.code == .commandReused,
                        let receipt = try? await model.receipt(of: guarded.command.request)
                    else { throw error }
                    return receipt
                }
            }
        },
        Fault(
            "The time of sending is part of the content of a command",
            breaks: "A command without its own digest is identified by its events"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                let receipt = try await model.append(guarded)
                let first = receipt.positions.lowerBound
                let command = guarded.command
                if receipt.wasRepeat, command.events[0].effectiveAt == nil,
                    let record = try await model.record(at: first),
                    record.effectiveAt != command.provenance.effectiveAt
                {
                    throw .commandReused(command.id, in: command.stream, at: first)
                }
                return receipt
            }
        },
        Fault(
            "A request is looked up by its id alone",
            breaks:
                "A request has the receipt of its command; other content under its id has none"
        ) { store in
            let model = store.model
            store.receiptOfRequest = { request throws(EventStoreError) in
                do throws(EventStoreError) { return try await model.receipt(of: request) } catch {
                    guard error.code == .commandReused else { throw error }
                    return try await model.receipt(of: request.id, in: request.stream)
                }
            }
        },
    ]
}
