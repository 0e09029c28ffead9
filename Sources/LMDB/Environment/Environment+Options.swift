extension Environment {
    /// How to open an environment.
    ///
    /// The defaults suit a ledger.
    package struct Options: Sendable {
        /// The address space to reserve when opening.
        ///
        /// The file can reach this size before the map has to grow.
        ///
        /// Default 1 GiB on 64-bit systems, otherwise 256 MiB. Rounded up to whole pages, and to
        /// the size that the file already needs. The reservation uses neither memory nor disk.
        /// Unit: bytes.
        package var mapSizeInBytes: Int
        /// How many snapshots can be read at the same time, across all processes.
        ///
        /// Default 1,024, at least 2: opening uses two for a moment. The value of the first process
        /// that opens the environment applies. Each reader slot takes 64 bytes.
        package var maximumReaders: UInt32
        /// How many tables may be open.
        ///
        /// Default 32. Each table adds a small cost to every transaction.
        package var maximumTables: UInt32
        /// How long to wait for the holder of an exclusive lock before throwing `.locked`.
        ///
        /// Default 5 seconds, which is longer than a structural walk takes.
        package var patience: Duration
        /// Whether the group of the creator may read a new environment.
        ///
        /// Default `false`: its directory then has mode 0700 and its files 0600, otherwise 0750 and
        /// 0640. It applies to creation only. Members of the group read a private copy.
        package var groupMayRead = false
        /// Whether the structure of the file is walked before LMDB maps it.
        ///
        /// Default `true`. `false` is for the control of the experiment with damaged files only: a
        /// damaged file then ends the process by a signal, or gives wrong answers.
        package var walksBeforeOpening = true

        /// Creates options; each one has a default.
        ///
        /// - Parameters:
        ///   - mapSizeInBytes: The address space to reserve when opening. Unit: bytes.
        ///   - maximumReaders: Snapshots at the same time, across all processes.
        ///   - maximumTables: Tables open at the same time.
        ///   - patience: How long to wait for the holder of an exclusive lock.
        package init(
            mapSizeInBytes: Int = Int.bitWidth == 64 ? 1 << 30 : 1 << 28,
            maximumReaders: UInt32 = 1024,
            maximumTables: UInt32 = 32,
            patience: Duration = .seconds(5)
        ) {
            self.mapSizeInBytes = mapSizeInBytes
            self.maximumReaders = maximumReaders
            self.maximumTables = maximumTables
            self.patience = patience
        }
    }
}
