public import CaseLedger
internal import CaseQuality

extension InspectionControls: DocumentedAnswer {
    public var subject: String { "controls" }

    public var blocks: [Document.Block] {
        [.paragraph("\(State.allCases.map { "\(count(of: $0)) \($0.words)" }.listed).")]
            + [State.notHeld, .cannotTell, .held].flatMap { state -> [Document.Block] in
                let found = controls.filter { $0.state == state }
                guard !found.isEmpty else { return [] }
                return [
                    .heading("\(state.words.capitalisedFirst) (\(found.count))", level: 3),
                    .list(found.map(\.line)),
                ]
            }
    }

    public var data: Table? {
        var table = Table([
            .init("Control", .id), .init("Title", .prose), .init("State"),
            .init("What was found", .prose), .init("Events"),
        ])
        for control in controls {
            table.add([
                Table.Cell(control.id), Table.Cell(control.title), Table.Cell(control.state.words),
                Table.Cell(control.sentence),
                Table.Cell(control.positions.map(\.description).joined(separator: " ")),
            ])
        }
        return table
    }
}

extension InspectionControls.Control {
    /// The control in one line, with the events that it is about.
    fileprivate var line: String {
        "\(title): \(sentence)"
            + (positions.isEmpty ? "" : " (\(positions.listedAsEvents))")
    }
}
