extension Environment {
    /// How to open an environment; the defaults suit a ledger.
    package struct Options: Sendable {
        /// The address space to reserve at first, which bounds the file until it grows unseen.
        ///
        /// Default 1 GiB where addresses have 64 bits. Rounded up to whole pages, and to what the
        /// file needs already. It takes neither memory nor disk. Unit: bytes.
        package var mapSizeInBytes: Int
        /// How many snapshots may be read at the same time, over all processes.
        ///
        /// Default 1,024, at least 2: opening takes two for a moment. Only the first process to
        /// open the environment decides. 64 bytes each.
        package var maximumReaders: UInt32
        /// How many tables may be open.
        ///
        /// Default 32; each costs every transaction a little.
        package var maximumTables: UInt32
        /// How long to wait for one who holds the environment alone, before `.locked`.
        ///
        /// Default half a second: a structural walk is over by then, a restore is not.
        package var patience: Duration

        /// Options, each with its default.
        ///
        /// - Parameters:
        ///   - mapSizeInBytes: The address space to reserve at first. Unit: bytes.
        ///   - maximumReaders: Snapshots at the same time, over all processes.
        ///   - maximumTables: Tables open at the same time.
        ///   - patience: How long to wait for one who holds the environment alone.
        package init(
            mapSizeInBytes: Int = Int.bitWidth == 64 ? 1 << 30 : 1 << 28,
            maximumReaders: UInt32 = 1024,
            maximumTables: UInt32 = 32,
            patience: Duration = .milliseconds(500)
        ) {
            self.mapSizeInBytes = mapSizeInBytes
            self.maximumReaders = maximumReaders
            self.maximumTables = maximumTables
            self.patience = patience
        }
    }
}
