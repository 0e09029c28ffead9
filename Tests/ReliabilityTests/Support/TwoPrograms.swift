import FaultInjection
import Foundation

/// A writer whose commit of command 7 fails at its meta page, and then another program that sends a
/// command to the same ledger, in one recording.
struct TwoPrograms {
    private let place: Place
    private let folder: String
    private let log: String

    /// When the other program opens the ledger.
    enum Opening: Sendable {
        /// Before the writer fails.
        case before
        /// After it.
        case after
        /// After a third program, which had it open before and recorded nothing, closed it cleanly.
        case afterCleanClose
    }

    /// Runs both.
    ///
    /// - Parameters:
    ///   - kind: What happens to the writer.
    ///   - number: The command that the other program sends.
    ///   - opening: When that program opens the ledger.
    /// - Throws: When the other program does not get its two answers.
    init(failing kind: FaultPlan.Kind, thenSending number: Int, opening: Opening) throws {
        place = try Place()
        folder = try place.folder("complete")
        log = place.path + "/log"
        _ = try WatchedRun(of: "creation", in: folder, recordedTo: log)
        var other = opening == .before ? try start(number) : nil
        let third = opening == .afterCleanClose ? try startThird() : nil
        let writer = try BackgroundProgram(
            ["append-on", folder + "/ledger", "7"], outputTo: place.path + "/writer",
            watching: folder, recordedTo: log, plan: FaultPlan(.meta, at: 1, kind))
        writer.waitForEnd()
        try third?.endInput()
        third?.waitForEnd()
        if other == nil { other = try start(number) }
        try other?.tell("go")
        other?.waitForEnd()
        guard other?.status == 0, other?.lines.filter({ $0.hasPrefix("recorded") }).count == 2
        else {
            throw CocoaError(.executableLoad)
        }
    }

    /// The images of the recording.
    func experiment() throws -> CrashExperiment {
        try CrashExperiment(recorded: "two programs", in: log, folder, place)
    }

    private func startThird() throws -> BackgroundProgram {
        let program = try BackgroundProgram(
            ["obey", folder + "/ledger", "1000", "bare"], outputTo: place.path + "/third",
            watching: folder, recordedTo: log)
        try program.tell("flush")
        _ = program.wait(forLines: 1)
        return program
    }

    private func start(_ number: Int) throws -> BackgroundProgram {
        let program = try BackgroundProgram(
            ["resend", folder + "/ledger", String(number)], outputTo: place.path + "/other",
            watching: folder, recordedTo: log)
        _ = program.wait(forLines: 1)
        return program
    }
}
