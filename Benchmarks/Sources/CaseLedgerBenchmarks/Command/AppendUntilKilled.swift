internal import ArgumentParser
internal import CaseLedger
internal import Foundation
internal import LMDBEventStore

/// Appends one judgement after another until it is killed: the child process of `open`.
struct AppendUntilKilled: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "append-until-killed", abstract: "Appends until it is killed.",
        shouldDisplay: false)

    @Argument(help: "The ledger.")
    var path: String

    @Argument(help: "Which inspection.")
    var number: Int

    func run() async throws {
        let store = try await openStore(at: path)
        let work = try JudgementWork(inspection: number, judgements: 5_000)
        for (index, planned) in (work.preparation + work.judgements).enumerated() {
            let head = try await store.head().position
            try await store.append(planned.based(on: head))
            if index == 100 { FileHandle.standardOutput.write(Data("appending\n".utf8)) }
        }
        await store.close()
    }
}
