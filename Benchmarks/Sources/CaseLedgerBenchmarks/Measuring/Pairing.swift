/// One implementation that a benchmark measures.
struct Contender {
    let name: String
    /// Runs one round, and returns its rate per second.
    let round: (Int) async throws -> Double

    init(_ name: String, _ round: @escaping (Int) async throws -> Double) {
        self.name = name
        self.round = round
    }
}

/// The rates of several contenders that alternate.
struct Pairing {
    private let names: [String]
    private let rates: [[Double]]

    /// Runs the contenders alternately, A B C, A B C, so that load on the machine affects all.
    ///
    /// Round 0 is a warm-up and is not counted.
    ///
    /// - Parameters:
    ///   - contenders: The contenders, in this order.
    ///   - rounds: The number of counted rounds.
    /// - Throws: The error of a contender.
    init(_ contenders: [Contender], rounds: Int) async throws {
        var rates: [[Double]] = contenders.map { _ in [] }
        for number in 0...rounds {
            for (index, contender) in contenders.enumerated() {
                let rate = try await contender.round(number)
                if number > 0 { rates[index].append(rate) }
            }
        }
        names = contenders.map(\.name)
        self.rates = rates
    }

    /// The ratio of two contenders' rates, round by round.
    func ratio(of index: Int, over other: Int) -> Spread {
        Spread(zip(rates[index], rates[other]).map { $0 / $1 })
    }

    /// The rates of all contenders.
    func figures(_ unit: String) -> [Figure] {
        zip(names, rates).map { Figure(name: $0, value: Spread($1), unit: unit) }
    }
}
