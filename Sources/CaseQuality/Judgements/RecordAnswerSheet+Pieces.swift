extension RecordAnswerSheet {
    /// The command as several commands, each of which makes a limited number of events.
    ///
    /// The answers of one case stay together and in their order, so that each piece can be decided
    /// without the others.
    ///
    /// - Parameter most: The most events that a piece may make, at least those of one case.
    /// - Returns: The pieces, in the order in which the cases first occur; a piece that would take
    ///   nothing back and has no entry does not occur.
    /// - Complexity: O(entries).
    package func pieces(most: Int) -> [RecordAnswerSheet] {
        var order: [CaseKey] = []
        var ofCase: [CaseKey: (entries: [Entry], cleared: [Cleared])] = [:]
        for entry in entries {
            if ofCase[entry.caseKey] == nil { order.append(entry.caseKey) }
            ofCase[entry.caseKey, default: ([], [])].entries.append(entry)
        }
        for cleared in cleared {
            if ofCase[cleared.caseKey] == nil { order.append(cleared.caseKey) }
            ofCase[cleared.caseKey, default: ([], [])].cleared.append(cleared)
        }
        var pieces: [RecordAnswerSheet] = []
        var events = 0
        for key in order {
            guard let (entries, cleared) = ofCase[key] else { continue }
            // The selection of the case is an event too.
            let added = entries.count + cleared.count + 1
            if pieces.isEmpty || events + added > most {
                pieces.append(
                    RecordAnswerSheet(
                        entries: [], selecting: selecting, stage: stage, ground: ground))
                events = 0
            }
            pieces[pieces.count - 1].entries += entries
            pieces[pieces.count - 1].cleared += cleared
            events += added
        }
        return pieces
    }
}
