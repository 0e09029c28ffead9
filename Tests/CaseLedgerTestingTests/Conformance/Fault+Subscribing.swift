import CaseLedgerTesting
import EventSourcing

extension Fault {
    static let subscribing: [Fault] = [
        Fault(
            "A page up to the head gives its position as the one before the page",
            breaks: "A subscriber gets existing and new events that match, each once and in order"
        ) { store in
            let model = store.model
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                let page = try await model.page(of: query, in: range, order: order, limit: limit)
                if order == .forward, range.first > Position(1), range.last == page.head {
                    return page.with(head: range.first.previous)
                }
                return page
            }
        },
        Fault(
            "A page of several hundred records leaves out what only the last clause selects",
            breaks: "A subscriber gets existing and new events that match, each once and in order"
        ) { store in
            let model = store.model
            store.readPage = { query, range, order, limit throws(EventStoreError) in
                let isLarge = (500...600).contains(limit) && query.clauses.count > 1
                let query = isLarge ? Query(query.clauses.dropLast()) : query
                return try await model.page(of: query, in: range, order: order, limit: limit)
            }
        },
        Fault(
            "A waiting reader learns of one event at a time",
            breaks: "A subscriber knows the number of buffered records"
        ) { store in
            let model = store.model
            store.waitForHead = { position throws(EventStoreError) in
                let head = try await model.waitForEvents(after: position)
                return Head(position: position.next, recordedAt: head.recordedAt)
            }
        },
        Fault(
            "A checkpoint never goes back",
            breaks: "Each subscription has its own stored checkpoint"
        ) { store in
            let model = store.model
            store.saveCheckpoint = { checkpoint throws(EventStoreError) in
                let before = try await model.checkpoint(of: checkpoint.subscription)
                if let before, before.position > checkpoint.position { return }
                try await model.save(checkpoint)
            }
        },
        Fault(
            "All subscriptions have one checkpoint",
            breaks: "Each subscription has its own stored checkpoint"
        ) { store in
            let model = store.model
            store.readCheckpoint = { subscription throws(EventStoreError) in
                try await model.checkpoint(of: "mail").map {
                    SubscriptionCheckpoint(subscription: subscription, position: $0.position)
                }
            }
        },
    ]

    static let ending: [Fault] = [
        Fault(
            "A cancelled wait gives the head",
            breaks: "Waiting for events ends when the task is cancelled"
        ) { store in
            let model = store.model
            store.waitForHead = { position throws(EventStoreError) in
                do throws(EventStoreError) {
                    return try await model.waitForEvents(after: position)
                } catch {
                    guard error.code == .cancelled else { throw error }
                    return try await model.head()
                }
            }
        },
        Fault(
            "A wait in a store that is closed says that it was cancelled",
            breaks: "Waiting for events ends when the store is closed"
        ) { store in
            let model = store.model
            store.waitForHead = { position throws(EventStoreError) in
                _ = try await model.head()
                do throws(EventStoreError) {
                    return try await model.waitForEvents(after: position)
                } catch {
                    throw error.code == .closed ? .cancelled : error
                }
            }
        },
        Fault(
            "An append in a cancelled task is recorded and has no receipt",
            breaks: "A cancelled task still gets the outcome of its append, or has written nothing"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                let receipt = try await model.append(guarded)
                if Task.isCancelled { throw .cancelled }
                return receipt
            }
        },
        Fault(
            "A cancelled batch has no outcomes",
            breaks: "A cancelled batch has one outcome for each command, recorded or cancelled"
        ) { store in
            let model = store.model
            store.appendBatch = { commands in
                Task.isCancelled ? [] : await model.append(commands)
            }
        },
        Fault(
            "A cancelled batch is recorded and says that it was cancelled",
            breaks: "A cancelled batch has one outcome for each command, recorded or cancelled"
        ) { store in
            let model = store.model
            store.appendBatch = { commands in
                let outcomes = await model.append(commands)
                return Task.isCancelled ? outcomes.map { _ in .failure(.cancelled) } : outcomes
            }
        },
        Fault(
            "A cancelled visit goes on",
            breaks: "A cancelled task does not go on visiting, verifying or waiting"
        ) { store in
            let model = store.model
            store.visitEvents = { query, range, body throws(EventStoreError) in
                do throws(EventStoreError) {
                    return try await model.visit(query, in: range, body)
                } catch {
                    guard error.code == .cancelled else { throw error }
                    return try await model.head().position
                }
            }
        },
        Fault(
            "A cancelled verification passes",
            breaks: "A cancelled task does not go on visiting, verifying or waiting"
        ) { store in
            let model = store.model
            store.verifyAll = { () throws(EventStoreError) in
                do throws(EventStoreError) { return try await model.verify() } catch {
                    guard error.code == .cancelled else { throw error }
                    return VerificationReport()
                }
            }
        },
        Fault("A closed store lists no streams", breaks: "A closed store refuses everything") {
            store in
            let model = store.model
            store.listStreams = { name, limit throws(EventStoreError) in
                do throws(EventStoreError) {
                    return try await model.streams(after: name, limit: limit)
                } catch {
                    guard error.code == .closed else { throw error }
                    return []
                }
            }
        },
        Fault("A closed store still reads a record", breaks: "A closed store refuses everything") {
            store in
            let model = store.model
            store.readRecord = { position throws(EventStoreError) in
                do throws(EventStoreError) { return try await model.record(at: position) } catch {
                    guard error.code == .closed else { throw error }
                    return nil
                }
            }
        },
    ]
}
