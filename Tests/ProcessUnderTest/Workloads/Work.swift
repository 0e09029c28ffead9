import EventSourcing
import Foundation

extension ProcessUnderTest {
    /// Runs a workload; ends with status 74 and the error on the error output when it fails.
    static func work(_ name: String, at path: String) async throws {
        guard let workload = workloads.first(where: { $0.name == name }) else { exit(64) }
        do {
            try await workload.run(in: WorkloadRun(path: path) { try say($0) })
        } catch {
            let code = (error as? EventStoreError)?.code.rawValue ?? "unexpected"
            try FileHandle.standardError.write(contentsOf: Data("\(code): \(error)\n".utf8))
            exit(74)
        }
        try say("done")
    }

    /// Prints the names of all workloads.
    static func listWorkloads() throws {
        for workload in workloads { try say(workload.name) }
    }
}
