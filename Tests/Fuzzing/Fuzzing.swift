internal import Foundation

/// Fuzzing of the bytes that a ledger reads: `.ci/sanitizers fuzz` builds and runs it.
///
/// `Fuzzing SUBJECT seeds FOLDER` writes inputs to begin with; `Fuzzing SUBJECT run ARGUMENTS` passes
/// the arguments to libFuzzer. With `CASELEDGER_FUZZING_FAULT` the subject has a planted fault.
@main
struct Fuzzing {
    /// The subject with that name; `nil` for an unknown one.
    private static func subject(named name: String) -> (any FuzzedSubject.Type)? {
        switch name {
        case "record": RecordSubject.self
        case "payload": PayloadSubject.self
        case "file": FileSubject.self
        default: nil
        }
    }

    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        guard let type = words.first.flatMap(subject(named:)), words.count > 2 else {
            print("Fuzzing record|payload|file seeds FOLDER, or run ARGUMENTS")
            exit(64)
        }
        let folder = NSTemporaryDirectory() + "case-ledger-fuzzing-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let fault = ProcessInfo.processInfo.environment["CASELEDGER_FUZZING_FAULT"]
        let subject = try type.init(in: folder, isFaulty: fault != nil)
        let rest = Array(words.dropFirst(2))
        var status: Int32 = 0
        if words.dropFirst().first == "seeds" {
            for (number, seed) in try await subject.seeds().enumerated() {
                let file = URL(fileURLWithPath: rest[0]).appendingPathComponent("seed-\(number)")
                try Data(seed).write(to: file)
            }
        } else {
            status = LibFuzzer.run(subject, rest)
        }
        try FileManager.default.removeItem(atPath: folder)
        exit(status)
    }
}
