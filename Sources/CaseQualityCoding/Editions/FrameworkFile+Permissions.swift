internal import CaseQuality
internal import EventSourcing

extension FrameworkFile {
    /// Who may do what, by kind of inspection.
    func permissionTables() throws(InvalidFramework) -> Permissions {
        switch permissions {
        case nil: return .notStated
        case .word("unguarded"): return .unguarded
        case .word(let word):
            throw InvalidFramework(
                "permissions: expected tables, or the word \"unguarded\", not \"\(word)\".")
        case .tables(let entries):
            var tables: [Permissions.Table] = []
            var kinds: Set<InspectionKind> = []
            for entry in entries {
                let table = try table(entry)
                for kind in table.kinds where !kinds.insert(kind).inserted {
                    throw InvalidFramework("permissions: \(kind) has two tables.")
                }
                tables.append(table)
            }
            return .tables(tables)
        }
    }

    private func table(_ entry: PermissionTable) throws(InvalidFramework) -> Permissions.Table {
        var kinds: [InspectionKind] = []
        for word in entry.kinds { kinds.append(try value(word, "permissions, kinds")) }
        guard !kinds.isEmpty else { throw InvalidFramework("permissions: a table has no kind.") }
        var permissions: [Permission] = []
        for row in entry.acts {
            let permission = try permission(row, source: entry.source)
            guard !permissions.contains(where: { $0.act == permission.act }) else {
                throw InvalidFramework("permissions, \(row.act): occurs twice in a table.")
            }
            permissions.append(permission)
        }
        for act in [Act.announce, .judge, .publish]
        where !permissions.contains(where: { $0.act == act }) {
            throw InvalidFramework("permissions: a table lets nobody \(act.words).")
        }
        let blind = entry.blindUntil ?? "never"
        guard blind == "submitted" || blind == "never" else {
            throw InvalidFramework("permissions, blindUntil: expected submitted or never.")
        }
        return Permissions.Table(
            kinds: kinds, permissions: permissions, isBlindUntilSubmitted: blind == "submitted",
            keepsCaseKeys: entry.keepsCaseKeys ?? false)
    }

    private func permission(
        _ row: PermissionEntry, source: String
    ) throws(InvalidFramework) -> Permission {
        let place = "permissions, \(row.act)"
        let act: Act = try value(row.act, "permissions")
        var grants: [Permission.Grant] = []
        if let roles = row.roles, !roles.isEmpty {
            grants.append(Permission.Grant(roles: try known(roles, place)))
        }
        for grant in row.grants ?? [] {
            let condition: Participation? = try grant.if.map { word throws(InvalidFramework) in
                try value(word, place)
            }
            grants.append(
                Permission.Grant(roles: try known(grant.roles, place), ifPerson: condition))
        }
        guard !grants.isEmpty else { throw InvalidFramework("\(place): no role may do it.") }
        var bars: [Participation] = []
        for word in row.bars ?? [] { bars.append(try value(word, place)) }
        return Permission(
            act: act, grants: grants, bars: bars,
            scope: try value(row.within ?? "matter", place),
            isOpenToTheOnlyPerson: row.onlyPersonMayWithReason ?? false,
            source: RuleSource(row.source ?? source))
    }

    /// Roles that the edition lists.
    private func known(_ words: [String], _ place: String) throws(InvalidFramework) -> [Role] {
        var known: [Role] = []
        for word in words {
            guard roles.contains(word), let role = Role(rawValue: word) else {
                throw InvalidFramework("\(place): \(word) is not one of the roles of the edition.")
            }
            known.append(role)
        }
        return known
    }

    private func value<Value: Spelled>(
        _ word: String, _ place: String
    ) throws(InvalidFramework) -> Value {
        guard let value = Value(word) else {
            throw InvalidFramework(
                "\(place): \(word) is not one of "
                    + Value.allCases.map(\.description).joined(separator: ", ") + ".")
        }
        return value
    }
}
