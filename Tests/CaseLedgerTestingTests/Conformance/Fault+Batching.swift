import CaseLedgerTesting
import EventSourcing
import Synchronization

extension Fault {
    static let batching: [Fault] = [
        Fault(
            "A batch ends with its first refusal",
            breaks: "Commands of one batch are decided one after the other, each on its own"
        ) { store in
            let model = store.model
            store.appendBatch = { commands in
                var outcomes: [AppendOutcome] = []
                var refusal: EventStoreError?
                for guarded in commands {
                    if let refusal {
                        outcomes.append(.failure(refusal))
                        continue
                    }
                    do throws(EventStoreError) {
                        outcomes.append(.success(try await model.append(guarded)))
                    } catch {
                        refusal = error
                        outcomes.append(.failure(error))
                    }
                }
                return outcomes
            }
        },
        Fault(
            "The second part of a large batch is recorded first",
            breaks: "A batch of any size keeps its order"
        ) { store in
            let model = store.model
            store.appendBatch = { commands in
                guard commands.count > 512 else { return await model.append(commands) }
                let late = await model.append(Array(commands[512...]))
                return await model.append(Array(commands[..<512])) + late
            }
        },
        Fault(
            "A command that is refused gets the answer of another task",
            breaks: "64 tasks at once each get their own answer, the refused ones too"
        ) { store in
            let model = store.model
            let underway = Shared(0)
            let last = Shared<Receipt?>(nil)
            store.appendOne = { guarded throws(EventStoreError) in
                underway.change { $0 += 1 }
                defer { underway.change { $0 -= 1 } }
                for _ in 0..<20 where underway.value < 2 { await Task.yield() }
                let isShared = underway.value > 1
                do throws(EventStoreError) {
                    let receipt = try await model.append(guarded)
                    last.replace(by: receipt)
                    return receipt
                } catch {
                    guard isShared, error.code == .invalid, let other = last.value else {
                        throw error
                    }
                    return other
                }
            }
        },
        Fault(
            "The commands before the one that is refused are recorded",
            breaks: "Commands that are sent together are all recorded, or none"
        ) { store in
            let model = store.model
            store.appendTogether = { commands throws(EventStoreError) in
                do throws(EventStoreError) {
                    return try await model.append(together: commands)
                } catch {
                    if [.conflict, .tooLarge].contains(error.code), commands.count > 1 {
                        _ = try await model.append(together: Array(commands.dropLast()))
                    }
                    throw error
                }
            }
        },
        Fault(
            "The guard of a command includes the commands that are sent with it",
            breaks: "The guards of commands that are sent together ignore one another's events"
        ) { store in
            let model = store.model
            store.appendTogether = { commands throws(EventStoreError) in
                var earlier: [Command] = []
                for guarded in commands {
                    let query = guarded.guards.query
                    let matches = earlier.contains { command in
                        command.events.contains {
                            query.matches(stream: command.stream, type: $0.type, tags: $0.tags)
                        }
                    }
                    if matches { throw .conflict(guarded.dependsOn, records: [], count: 1) }
                    earlier.append(guarded.command)
                }
                return try await model.append(together: commands)
            }
        },
        Fault(
            "The commands that were not recorded before are recorded",
            breaks: "Commands that are sent together again get their receipts, but only all of them"
        ) { store in
            let model = store.model
            store.appendTogether = { commands throws(EventStoreError) in
                do throws(EventStoreError) {
                    return try await model.append(together: commands)
                } catch {
                    guard error.code == .commandReused else { throw error }
                    var receipts: [Receipt] = []
                    for guarded in commands { receipts.append(try await model.append(guarded)) }
                    return receipts
                }
            }
        },
        Fault(
            "A reader sees the first of the commands that are sent together",
            breaks: "A reader sees all of the commands that are sent together, or none of them"
        ) { store in
            let model = store.model
            let early = Shared<Position?>(nil)
            store.appendTogether = { commands throws(EventStoreError) in
                if commands.count > 1 {
                    early.replace(by: try await model.head().position.next)
                    for _ in 0..<1_000 where early.value != nil { await Task.yield() }
                    early.replace(by: nil)
                }
                return try await model.append(together: commands)
            }
            store.readHead = { () throws(EventStoreError) in
                let head = try await model.head()
                guard let position = early.replace(by: nil) else { return head }
                return Head(position: position, recordedAt: head.recordedAt)
            }
        },
        Fault(
            "An id that occurs twice is recorded once",
            breaks: "Commands that are sent together have one stream, and each its own id"
        ) { store in
            let model = store.model
            store.appendTogether = { commands throws(EventStoreError) in
                var ids: Set<CommandID> = []
                return try await model.append(
                    together: commands.filter { ids.insert($0.command.id).inserted })
            }
        },
        Fault(
            "Commands that are sent together may be for two streams",
            breaks: "Commands that are sent together have one stream, and each its own id"
        ) { store in
            let model = store.model
            store.appendTogether = { commands throws(EventStoreError) in
                let streams = Set(commands.map(\.command.stream))
                guard streams.count > 1 else { return try await model.append(together: commands) }
                var receipts: [Receipt] = []
                for guarded in commands { receipts.append(try await model.append(guarded)) }
                return receipts
            }
        },
    ]
}
