internal import CaseQuality
internal import EventSourcing

// Who may do what, by kind of inspection.

extension FrameworkReader {
    /// The permissions.
    mutating func permissions() -> Permissions {
        switch file.permissions {
        case nil: return .notStated
        case .word("unguarded"): return .unguarded
        case .word(let word):
            report(
                "permissions",
                "expected tables, or the word \"unguarded\", not \"\(word.prefix(48))\".")
            return .notStated
        case .tables(let entries):
            var tables: [Permissions.Table] = []
            for (index, entry) in entries.enumerated() {
                let path = "permissions[\(index)]"
                let table = table(entry, path)
                for (number, kind) in table.kinds.enumerated()
                where tables.contains(where: { $0.kinds.contains(kind) })
                    || table.kinds.prefix(number).contains(kind)
                {
                    report("\(path).kinds[\(number)]", "\(kind) has two tables.")
                }
                tables.append(table)
            }
            return .tables(tables)
        }
    }

    private mutating func table(
        _ entry: FrameworkFile.PermissionTable, _ path: String
    ) -> Permissions.Table {
        var kinds: [InspectionKind] = []
        for (index, word) in entry.kinds.enumerated() {
            let kind: InspectionKind? = value(word, "\(path).kinds[\(index)]")
            if let kind { kinds.append(kind) }
        }
        if entry.kinds.isEmpty { report("\(path).kinds", "a table needs a kind of inspection.") }
        var permissions: [Permission] = []
        for (index, row) in entry.acts.enumerated() {
            let place = "\(path).acts[\(index)]"
            guard let permission = permission(row, source: entry.source, place) else { continue }
            if permissions.contains(where: { $0.act == permission.act }) {
                report("\(place).act", "\(row.act) occurs twice in a table.")
            }
            permissions.append(permission)
        }
        for act in [Act.announce, .judge, .publish]
        where !entry.acts.contains(where: { $0.act == act.description }) {
            report("\(path).acts", "a table lets nobody \(act.words): \(act) is missing.")
        }
        let blind = entry.blindUntil ?? "never"
        if blind != "submitted", blind != "never" {
            report("\(path).blindUntil", "expected submitted or never.")
        }
        return Permissions.Table(
            kinds: kinds, permissions: permissions, isBlindUntilSubmitted: blind == "submitted",
            keepsCaseKeys: entry.keepsCaseKeys ?? false)
    }

    private mutating func permission(
        _ row: FrameworkFile.PermissionEntry, source: String, _ path: String
    ) -> Permission? {
        let act: Act? = value(row.act, "\(path).act")
        var grants: [Permission.Grant] = []
        if let roles = row.roles, !roles.isEmpty {
            grants.append(Permission.Grant(roles: known(roles, "\(path).roles")))
        }
        for (index, grant) in (row.grants ?? []).enumerated() {
            let place = "\(path).grants[\(index)]"
            let condition: Participation? = grant.if.flatMap { value($0, "\(place).if") }
            grants.append(
                Permission.Grant(
                    roles: known(grant.roles, "\(place).roles"), ifPerson: condition))
        }
        if grants.isEmpty { report(path, "\(row.act): no role may do it.") }
        var bars: [Participation] = []
        for (index, word) in (row.bars ?? []).enumerated() {
            let bar: Participation? = value(word, "\(path).bars[\(index)]")
            if let bar { bars.append(bar) }
        }
        let scope: Permission.Scope? = value(row.within ?? "matter", "\(path).within")
        guard let act, let scope else { return nil }
        return Permission(
            act: act, grants: grants, bars: bars, scope: scope,
            isOpenToTheOnlyPerson: row.onlyPersonMayWithReason ?? false,
            source: RuleSource(row.source ?? source))
    }

    /// Roles that the edition lists.
    private mutating func known(_ words: [String], _ path: String) -> [Role] {
        var known: [Role] = []
        for (index, word) in words.enumerated() {
            guard file.roles.contains(word), let role = Role(rawValue: word) else {
                report(
                    "\(path)[\(index)]",
                    "\(word.prefix(48)) is not one of the roles of the edition.")
                continue
            }
            known.append(role)
        }
        return known
    }
}
