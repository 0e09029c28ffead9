internal import Foundation

/// Several measurements of the same thing.
struct Spread: Codable, Sendable {
    let median: Double
    let low: Double
    let high: Double
    /// How many measurements there were.
    let count: Int

    /// The spread of `values`; all of it 0 without any.
    init(_ values: [Double]) {
        let sorted = values.sorted()
        median = sorted.quantile(0.5)
        low = sorted.first ?? 0
        high = sorted.last ?? 0
        count = sorted.count
    }

    /// A single measurement.
    init(_ value: Double) { self.init([value]) }

    /// The 99th percentile of `values`, in the middle of their extremes.
    static func high(of values: [Double]) -> Spread {
        let sorted = values.sorted()
        return Spread(
            median: sorted.quantile(0.99), low: sorted.first ?? 0, high: sorted.last ?? 0,
            count: sorted.count)
    }

    /// What one takes of a unit, of which there are `units` a second: of rates, times.
    func inverted(_ units: Double) -> Spread {
        Spread(median: units / median, low: units / high, high: units / low, count: count)
    }

    private init(median: Double, low: Double, high: Double, count: Int) {
        self.median = median
        self.low = low
        self.high = high
        self.count = count
    }
}

extension [Double] {
    /// The value that a share of sorted values does not exceed; 0 without any.
    func quantile(_ share: Double) -> Double {
        guard let last else { return 0 }
        let place = share * Double(count - 1)
        let below = Int(place)
        guard below + 1 < count else { return last }
        return self[below] + (self[below + 1] - self[below]) * (place - Double(below))
    }
}

/// How long `body` took.
///
/// Unit: seconds.
func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await body()
    return (clock.now - start).inSeconds
}

extension Duration {
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
