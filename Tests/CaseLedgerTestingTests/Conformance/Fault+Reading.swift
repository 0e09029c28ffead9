import CaseLedgerTesting
import EventSourcing

extension Fault {
    static let reading: [Fault] = [
        Fault(
            "A union of clauses is read backwards clause by clause",
            breaks: "Pages of any size, in both directions, give the records of a scan"
        ) { store in
            let model = store.model
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                let page = try await model.page(of: query, in: range, order: order, limit: limit)
                guard order == .backward, let first = query.clauses.first, query.clauses.count > 1
                else { return page }
                let early = page.records.filter { Query([first]).matches($0) }
                let late = page.records.filter { !Query([first]).matches($0) }
                return page.with(records: early + late)
            }
        },
        Fault(
            "A visit leaves out the first event of its range",
            breaks: "Pages of any size, in both directions, give the records of a scan"
        ) { store in
            let model = store.model
            store.visitEvents = { query, range, body throws(EventStoreError) in
                try await model.visit(query, in: range) { event throws(EventStoreError) in
                    // Only a range with both ends inside the ledger is affected.
                    if range.last < Position(50), event.position == range.first,
                        range.first > Position(2)
                    {
                        return
                    }
                    try body(event)
                }
            }
        },
        Fault(
            "A borrowed event has the effective time as the time of recording",
            breaks: "A borrowed event has the content of its record"
        ) { store in
            let model = store.model
            store.visitEvents = { query, range, body throws(EventStoreError) in
                try await model.visit(query, in: range) { event throws(EventStoreError) in
                    guard let record = try? event.record else { return }
                    try record.with(recordedAt: event.effectiveAt.earliest).withEncodedEvent {
                        event throws(EventStoreError) in try body(event)
                    }
                }
            }
        },
        Fault(
            "A visit goes on after its visitor threw",
            breaks: "A visitor ends a visit of events by throwing"
        ) { store in
            let model = store.model
            store.visitEvents = { query, range, body throws(EventStoreError) in
                var first: EventStoreError?
                let end = try await model.visit(query, in: range) { event in
                    do throws(EventStoreError) { try body(event) } catch { first = first ?? error }
                }
                if let first { throw first }
                return end
            }
        },
        Fault(
            "A page that ends with the last record has a rest",
            breaks: "Every page except the last one names the next page"
        ) { store in
            let model = store.model
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                let page = try await model.page(of: query, in: range, order: order, limit: limit)
                guard page.rest == nil, order == .forward, page.records.count == limit,
                    let last = page.records.last
                else { return page }
                return RecordPage(
                    records: page.records,
                    rest: PositionRange(from: last.position.next, through: range.last),
                    head: page.head)
            }
        },
        Fault("A limit of 0 gives an empty page", breaks: "A limit below 1 is refused") { store in
            let model = store.model
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                if limit == 0 {
                    return RecordPage(
                        records: [], rest: range, head: try await model.head().position)
                }
                return try await model.page(of: query, in: range, order: order, limit: limit)
            }
        },
        Fault("A limit below 1 lists no streams", breaks: "A limit below 1 is refused") { store in
            let model = store.model
            store.listStreams = { name, limit throws(EventStoreError) in
                limit < 1 ? [] : try await model.streams(after: name, limit: limit)
            }
        },
        Fault(
            "A record far inside a command has the index of the second one",
            breaks: "A position inside a command means the end of the previous command"
        ) { store in
            let model = store.model
            store.readRecord = { position throws(EventStoreError) in
                guard let record = try await model.record(at: position) else { return nil }
                return record.with(index: min(record.indexInCommand, 1))
            }
        },
        Fault(
            "A page does not know the head",
            breaks: "A sequence ends at the head that it started with"
        ) { store in
            let model = store.model
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                try await model.page(of: query, in: range, order: order, limit: limit)
                    .with(head: Position(.max))
            }
        },
        Fault(
            "The list of streams begins with the name itself",
            breaks: "Streams are listed in the order of their names, after any name"
        ) { store in
            let model = store.model
            store.listStreams = { name, limit throws(EventStoreError) in
                let all = try await model.streams(after: nil, limit: .max)
                guard limit > 0, let name else {
                    return try await model.streams(after: name, limit: limit)
                }
                return Array(all.filter { $0.stream >= name }.prefix(limit))
            }
        },
        Fault(
            "Names that look the same are one name",
            breaks: "Names with different bytes are different names"
        ) { store in
            let model = store.model
            store.listStreams = { name, limit throws(EventStoreError) in
                var seen: Set<String> = []
                return try await model.streams(after: name, limit: limit)
                    .filter { seen.insert($0.stream.rawValue).inserted }
            }
        },
    ]

    static let positions: [Fault] = [
        Fault(
            "The rows beyond the head are those at the head",
            breaks: "A position beyond the head is refused on every path, one at the head is not"
        ) { store in
            let model = store.model
            store.rowsAsOf = { projection, stream, position throws(EventStoreError) in
                let end = try await model.head().position
                return try await model.rows(of: projection, in: stream, asOf: min(position, end))
            }
        },
        Fault(
            "A checkpoint beyond the head is stored as the head",
            breaks: "A position beyond the head is refused on every path, one at the head is not"
        ) { store in
            let model = store.model
            store.saveCheckpoint = { checkpoint throws(EventStoreError) in
                let end = try await model.head().position
                try await model.save(
                    SubscriptionCheckpoint(
                        subscription: checkpoint.subscription,
                        position: min(checkpoint.position, end)))
            }
        },
        Fault(
            "A page of nothing begins anywhere",
            breaks: "A position beyond the head is refused on every path, one at the head is not"
        ) { store in
            let model = store.model
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                if query == .nothing, limit > 0 {
                    return RecordPage(
                        records: [], rest: nil, head: try await model.head().position)
                }
                return try await model.page(of: query, in: range, order: order, limit: limit)
            }
        },
        Fault(
            "Waiting beyond the head gives the head",
            breaks: "A position beyond the head is refused on every path, one at the head is not"
        ) { store in
            let model = store.model
            store.waitForHead = { position throws(EventStoreError) in
                do throws(EventStoreError) {
                    return try await model.waitForEvents(after: position)
                } catch {
                    guard error.code == .beyondHead else { throw error }
                    return try await model.head()
                }
            }
        },
        Fault("A range must end at the head", breaks: "A range may end beyond the head") { store in
            let model = store.model
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                let end = try await model.head().position
                if range.last > end, range.last < Position(.max) {
                    throw .beyondHead(range.last, head: end)
                }
                return try await model.page(of: query, in: range, order: order, limit: limit)
            }
        },
        Fault(
            "The first read after an append answers from before it",
            breaks: "A read includes everything that was acknowledged before it began"
        ) { store in
            let model = store.model
            let known = Shared<Head?>(nil)
            store.appendOne = { guarded throws(EventStoreError) in
                let before = try await model.head()
                let receipt = try await model.append(guarded)
                known.replace(by: before)
                return receipt
            }
            store.headAtMoment = { moment throws(EventStoreError) in
                let before = known.replace(by: nil)
                if moment == Timestamp(microseconds: .max), let before { return before }
                return try await model.head(at: moment)
            }
        },
        Fault(
            "A visit includes events that are recorded during it",
            breaks: "A visit ends at the head that it began with, while events are recorded"
        ) { store in
            let model = store.model
            store.visitEvents = { query, range, body throws(EventStoreError) in
                let end = try await model.visit(query, in: range, body)
                guard range.last == Position(.max), end >= Position(80) else { return end }
                // The check records in another task meanwhile.
                for _ in 0..<10_000 {
                    if try await model.head().position > end { break }
                    await Task.yield()
                }
                _ = try await model.visit(query, in: .after(end), body)
                return end
            }
        },
    ]

    static let keeping: [Fault] = [
        Fault(
            "Giving memory back forgets the checkpoints",
            breaks: "Giving memory back changes no answer"
        ) { store in
            let model = store.model
            let isForgotten = Shared(false)
            store.giveMemoryBack = { () throws(EventStoreError) in
                try await model.releaseMemory()
                isForgotten.replace(by: true)
            }
            store.readCheckpoint = { subscription throws(EventStoreError) in
                let checkpoint = try await model.checkpoint(of: subscription)
                return isForgotten.value ? nil : checkpoint
            }
        },
        Fault(
            "A verification counts the records as streams",
            breaks: "A verification counts the records and the streams, and reports no damage"
        ) { store in
            let model = store.model
            store.verifyAll = { () throws(EventStoreError) in
                var report = try await model.verify()
                report.streams = report.records
                return report
            }
        },
    ]
}
