import CaseLedgerTesting
import EventSourcing

extension Fault {
    static let appending: [Fault] = [
        Fault(
            "A receipt counts the events of the ledger, not those of the stream",
            breaks: "Positions and sequences are dense, over and within streams"
        ) { store in
            let model = store.model
            @Sendable func renumbered(_ receipt: Receipt) -> Receipt {
                Receipt(
                    command: receipt.command, stream: receipt.stream, positions: receipt.positions,
                    firstSequence: StreamSequence(receipt.positions.lowerBound.rawValue),
                    recordedAt: receipt.recordedAt, wasRepeat: receipt.wasRepeat)
            }
            store.appendOne = { guarded throws(EventStoreError) in
                renumbered(try await model.append(guarded))
            }
            store.receiptOfCommand = { id, stream throws(EventStoreError) in
                try await model.receipt(of: id, in: stream).map(renumbered)
            }
        },
        Fault(
            "The end of a stream is that of the ledger",
            breaks: "The end of a stream is its last event"
        ) { store in
            let model = store.model
            store.headOfStream = { stream throws(EventStoreError) in
                guard let head = try await model.head(of: stream) else { return nil }
                return StreamHead(
                    stream: stream, position: try await model.head().position,
                    sequence: head.sequence)
            }
        },
        Fault(
            "A stream without events has an end",
            breaks: "The end of a stream is its last event"
        ) { store in
            let model = store.model
            store.headOfStream = { stream throws(EventStoreError) in
                try await model.head(of: stream)
                    ?? StreamHead(stream: stream, position: .start, sequence: .start)
            }
        },
        Fault(
            "A record does not keep the role of its actor",
            breaks: "A record contains everything that the command contained"
        ) { store in
            let model = store.model
            store.readRecord = { position throws(EventStoreError) in
                guard let record = try await model.record(at: position) else { return nil }
                return record.with(
                    command: record.command.map {
                        CommandDetails(
                            id: $0.id, digest: $0.digest, role: "member", texts: record.texts,
                            dependsOn: $0.dependsOn, seen: $0.seen)
                    })
            }
        },
        Fault(
            "All events of a command have the effective time of the first",
            breaks: "An event with its own effective time keeps it"
        ) { store in
            let model = store.model
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                let page = try await model.page(of: query, in: range, order: order, limit: limit)
                var records: [Record] = []
                for record in page.records {
                    let first = try await model.record(at: record.firstOfCommand)
                    records.append(record.with(effectiveAt: first?.effectiveAt))
                }
                return page.with(records: records)
            }
        },
        Fault(
            "The tags of a command are only on its first event",
            breaks: "The correlation and the cause of a command are tags of all its events"
        ) { store in
            let model = store.model
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                let page = try await model.page(of: query, in: range, order: order, limit: limit)
                if !query.clauses.contains(where: { $0.tags.contains(where: \.isOfCommand) }) {
                    return page
                }
                return page.with(records: page.records.filter { $0.indexInCommand == 0 })
            }
        },
        Fault(
            "A receipt has the time of the machine",
            breaks: "The recorded clock never goes backwards, whatever the machine's clock does"
        ) { store in
            let model = store.model
            let clock = store.clock
            store.appendOne = { guarded throws(EventStoreError) in
                let receipt = try await model.append(guarded)
                return receipt.wasRepeat ? receipt : receipt.recorded(at: clock.now)
            }
        },
        Fault(
            "The receipts of a sheet have the time of the machine",
            breaks: "The recorded clock never goes backwards, whatever the machine's clock does"
        ) { store in
            let model = store.model
            let clock = store.clock
            store.appendTogether = { commands throws(EventStoreError) in
                try await model.append(together: commands).map { $0.recorded(at: clock.now) }
            }
        },
        Fault(
            "The head at a moment does not include what was recorded at that moment",
            breaks: "The head at a moment is the last event recorded by then"
        ) { store in
            let model = store.model
            store.headAtMoment = { moment throws(EventStoreError) in
                let time = moment.microseconds
                return try await model.head(
                    at: Timestamp(microseconds: time == .min || time == .max ? time : time - 1))
            }
        },
    ]

    static let refusing: [Fault] = [
        Fault(
            "An empty command has a receipt",
            breaks: "An empty or too large command is refused and writes nothing"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                guard guarded.command.events.isEmpty else { return try await model.append(guarded) }
                return Receipt(
                    command: guarded.command.id, stream: guarded.command.stream,
                    positions: Position.start...Position.start, firstSequence: .start,
                    recordedAt: Timestamp(microseconds: 0), wasRepeat: false)
            }
        },
        Fault(
            "A long reason is cut",
            breaks: "An empty or too large command is refused and writes nothing"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                let command = guarded.command
                var provenance = command.provenance
                guard let reason = provenance.reason,
                    reason.utf8.count > Provenance.longestReasonInBytes
                else { return try await model.append(guarded) }
                provenance.reason = String(reason.prefix(100))
                let request = CommandRequest(
                    id: command.id, stream: command.stream, content: command.request.content,
                    provenance: provenance)
                return try await model.append(
                    GuardedCommand(Command(request, events: command.events)))
            }
        },
        Fault(
            "Metadata that is not valid is dropped",
            breaks:
                "A command with parts that contradict each other is refused and writes nothing"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                let command = guarded.command
                guard command.metadata.problem != nil else {
                    return try await model.append(guarded)
                }
                return try await model.append(
                    GuardedCommand(Command(command.request, events: command.events)))
            }
        },
    ]
}
