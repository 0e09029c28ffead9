internal import CaseLedgerTesting

/// The speed of the machine, as context for the ratios.
struct Anchors: Benchmark {
    static let name = "anchors"
    static let question = """
        How fast are raw LMDB in C and the disk on this machine, without anything of ours?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        let rounds = run.size(short: 3, full: 7)
        var generator = LedgerGenerator(seed: LedgerGenerator.seed, events: 60_000, active: 1)
        let commands = try generator.plan(events: run.size(short: 20_000, full: 60_000))
        let records = try await run.rehearse(commands)
        let folder = try run.newFolder("anchors")
        let raw = try RawLedger(in: folder, creating: true)
        let ones = run.size(short: 50, full: 200)
        let batches = (records.count - ones * (rounds + 1)) / 512 / (rounds + 1)
        var end = 1
        let pairing = try await Pairing(
            [
                Contender("fdatasync of 4 KiB") { _ in
                    try RawLedger.syncsPerSecond(in: folder, count: ones)
                },
                Contender("one record a sync") { _ in
                    try await rate(of: ones) {
                        for _ in 0..<ones {
                            try raw.append(end..<(end + 1), of: records)
                            end += 1
                        }
                    }
                },
                Contender("512 records a sync") { _ in
                    try await rate(of: 512 * batches) {
                        for _ in 0..<batches {
                            try raw.append(end..<(end + 512), of: records)
                            end += 512
                        }
                    }
                },
                Contender("cursor with checksum") { _ in
                    try await rate(of: end - 1) {
                        try expect(raw.scan(askingAhead: false).records, end - 1)
                    }
                },
            ], rounds: rounds)
        return pairing.figures("per second").map { figure in
            Answer("raw: \(figure.name)", value: figure.value, unit: "per second")
        }
    }
}
