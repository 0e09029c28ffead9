extension Recording {
    /// How many calls of each group the program made.
    var calls: [FaultPlan.Calls: Int] {
        var calls: [FaultPlan.Calls: Int] = [:]
        for operation in operations {
            let group: FaultPlan.Calls
            switch operation {
            case .write(_, _, _, let ticket): group = ticket == 0 ? .write : .meta
            case .truncate: group = .write
            case .beginSync: group = .sync
            case .create, .makeFolder, .rename, .unlink, .link: group = .name
            case .oldFolder, .oldFile, .endSync, .output: continue
            }
            calls[group, default: 0] += 1
            // A meta page is a write too.
            if group == .meta { calls[.write, default: 0] += 1 }
            calls[.any, default: 0] += 1
        }
        return calls
    }
}
