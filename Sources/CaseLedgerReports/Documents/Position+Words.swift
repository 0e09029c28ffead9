internal import CaseLedger
internal import CaseQuality

extension [Position] {
    /// The positions in a sentence: `"event 12"`, `"events 12, 14 and 3 more"`.
    var listedAsEvents: String {
        let shown = prefix(8).map(\.description).joined(separator: ", ")
        let more = count > 8 ? " and \(count - 8) more" : ""
        return (count == 1 ? "event " : "events ") + shown + more
    }
}
