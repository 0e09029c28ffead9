import CaseLedgerTesting
import EventSourcing

extension Fault {
    static let projecting: [Fault] = [
        Fault(
            "A history has the newest value first",
            breaks: "Rows as of a position equal a fold up to that position"
        ) { store in
            let model = store.model
            store.readHistory = { key, projection, stream throws(EventStoreError) in
                try await model.history(of: key, of: projection, in: stream).reversed()
            }
        },
        Fault(
            "The rows inside a command are those after it",
            breaks: "As of a position inside a command, the rows are those before it"
        ) { store in
            let model = store.model
            store.rowsAsOf = { projection, stream, position throws(EventStoreError) in
                let record = try await model.record(at: position)
                return try await model.rows(
                    of: projection, in: stream,
                    asOf: record?.stream == stream ? record?.lastOfCommand ?? position : position)
            }
        },
        Fault(
            "A projection that the store does not run has no rows",
            breaks: "A projection that the store does not run is invalid"
        ) { store in
            let model = store.model
            store.rowsAsOf = { projection, stream, position throws(EventStoreError) in
                do throws(EventStoreError) {
                    return try await model.rows(of: projection, in: stream, asOf: position)
                } catch {
                    guard error.code == .invalid else { throw error }
                    return []
                }
            }
        },
        Fault(
            "The rows stay as they are once unused ones were removed",
            breaks: "Removing unused rows changes no answer, now or after later events"
        ) { store in
            let model = store.model
            let end = Shared<Position?>(nil)
            store.removeRows = { () throws(EventStoreError) in
                try await model.removeUnusedRows()
                let head = try await model.head().position
                end.change { $0 = $0 ?? head }
            }
            store.rowsAsOf = { projection, stream, position throws(EventStoreError) in
                try await model.rows(
                    of: projection, in: stream, asOf: min(position, end.value ?? position))
            }
        },
        Fault(
            "The events that can be read are recorded without the one that cannot",
            breaks: "An event that a projection cannot read is refused with its whole command"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                let command = guarded.command
                let readable = command.events.filter { $0 != CountCodec.unreadable }
                let isMixed = !readable.isEmpty && readable.count < command.events.count
                do throws(EventStoreError) { return try await model.append(guarded) } catch {
                    guard error.code == .invalid, isMixed else { throw error }
                    return try await model.append(
                        GuardedCommand(Command(command.request, events: readable)))
                }
            }
        },
        Fault(
            "An event must be readable in every stream",
            breaks: "A projection ignores a stream that begins outside its scope"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                guard guarded.command.events.contains(CountCodec.unreadable) else {
                    return try await model.append(guarded)
                }
                throw EventStoreError(.invalid, "An event is unreadable.", remedy: "")
            }
        },
        Fault(
            "A projection is never built",
            breaks: "A projection reports its status, and is built after waiting for it"
        ) { store in
            let model = store.model
            store.readProjections = { () throws(EventStoreError) in
                try await model.projections().map {
                    ProjectionStatus(
                        name: $0.name, revision: $0.revision, builtThrough: .start, isBuilt: false,
                        setAside: $0.setAside)
                }
            }
        },
    ]
}
