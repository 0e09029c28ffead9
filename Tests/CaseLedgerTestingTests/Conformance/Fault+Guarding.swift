import CaseLedgerTesting
import EventSourcing

extension Fault {
    static let guarding: [Fault] = [
        Fault(
            "The next event after an observation of everything does not conflict",
            breaks: "An event at the observed position is observed, one after it conflicts"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                try await model.append(guarded) { error in
                    guard let seen = guarded.seen, seen.query == .everything,
                        seen.position > .start
                    else { return false }
                    return error.conflict?.records.map(\.position) == [seen.position.next]
                }
            }
        },
        Fault(
            "A clause with two types matches no event",
            breaks: "Only events that match a clause conflict: stream, types and tags together"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                try await model.append(guarded) { _ in
                    guarded.guards.query.clauses.contains { $0.types.count > 1 }
                }
            }
        },
        Fault(
            "An event with one of the tags of a clause conflicts",
            breaks: "Only events that match a clause conflict: stream, types and tags together"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                if let seen = guarded.seen {
                    let loose = Query(
                        seen.query.clauses.flatMap { clause in
                            clause.tags.map {
                                Query.Clause(
                                    stream: clause.stream, types: clause.types, tags: [$0])
                            }
                        })
                    let later = try await model.matches(loose, after: seen.position)
                    if !later.isEmpty {
                        throw .conflict(seen, records: later, count: later.count)
                    }
                }
                return try await model.append(guarded)
            }
        },
        Fault(
            "The lower of two observed positions holds for both",
            breaks: "Observation and dependency each guard from their own position"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                if let seen = guarded.seen, !guarded.dependsOn.query.clauses.isEmpty {
                    let both = seen.and(guarded.dependsOn)
                    let later = try await model.matches(both.query, after: both.position)
                    if !later.isEmpty {
                        throw .conflict(seen, records: later, count: later.count)
                    }
                }
                return try await model.append(guarded)
            }
        },
        Fault(
            "A conflict counts only the events that it carries",
            breaks: "A conflict carries the first hundred events and counts them all"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                do throws(EventStoreError) { return try await model.append(guarded) } catch {
                    guard let conflict = error.conflict else { throw error }
                    throw .conflict(
                        conflict.observation, records: conflict.records,
                        count: conflict.records.count)
                }
            }
        },
        Fault(
            "A stream that is new in a batch has no tags for the guards after it",
            breaks: "Earlier commands of a batch guard a later one, also in a new stream"
        ) { store in
            let model = store.model
            store.appendBatch = { commands in
                var old: Set<StreamName> = []
                var outcomes: [AppendOutcome] = []
                for guarded in commands {
                    let stream = guarded.command.stream
                    if (try? await model.head(of: stream)) != nil { old.insert(stream) }
                }
                for guarded in commands {
                    do throws(EventStoreError) {
                        outcomes.append(
                            .success(
                                try await model.append(guarded) { error in
                                    guarded.guards.query.clauses.allSatisfy { !$0.tags.isEmpty }
                                        && error.conflict?.records.contains {
                                            old.contains($0.stream)
                                        } == false
                                }))
                    } catch { outcomes.append(.failure(error)) }
                }
                return outcomes
            }
        },
        Fault(
            "A guard is checked against the thousand events after the observation only",
            breaks: "An old observation conflicts with the oldest and the newest later event"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                try await model.append(guarded) { error in
                    guard let start = guarded.guards.start, let position = error.position else {
                        return false
                    }
                    return position.rawValue > start.rawValue + 1_000
                }
            }
        },
        Fault(
            "A guard is checked against the newest thousand events only",
            breaks: "An old observation conflicts with the oldest and the newest later event"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                let end = try await model.head().position.rawValue
                return try await model.append(guarded) { error in
                    error.conflict?.records.allSatisfy { $0.position.rawValue + 1_000 < end }
                        ?? false
                }
            }
        },
        Fault(
            "An observation of nothing at a position observes everything",
            breaks: "An observation of nothing never conflicts, whatever its position is"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                let dependsOn = guarded.dependsOn
                if dependsOn.query == .nothing, dependsOn.position > .start {
                    let later = try await model.matches(.everything, after: dependsOn.position)
                    if !later.isEmpty {
                        throw .conflict(dependsOn, records: later, count: later.count)
                    }
                }
                return try await model.append(guarded)
            }
        },
        Fault(
            "Another task can record between the check of a guard and the record",
            breaks: "Eight tasks on different tags never conflict, on one tag all but one do"
        ) { store in
            let model = store.model
            store.appendOne = { guarded throws(EventStoreError) in
                guard let seen = guarded.seen, guarded.dependsOn == .nothing,
                    seen.query.clauses.allSatisfy({ !$0.tags.isEmpty }),
                    seen.position <= (try await model.head().position),
                    try await model.matches(seen.query, after: seen.position).isEmpty
                else { return try await model.append(guarded) }
                for _ in 0..<100 { await Task.yield() }
                return try await model.append(GuardedCommand(guarded.command))
            }
        },
    ]
}
