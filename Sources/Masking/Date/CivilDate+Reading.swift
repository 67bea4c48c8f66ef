extension CivilDate {
    /// Reads a day, or the day of a point in time: `2024-02-29`, `2024-02-29T12:00:00+01:00`, `2024-02-29 12:00`.
    ///
    /// The day is the one that is written; time zones are not applied.
    init?(leading text: String) {
        guard text.utf8.count <= 64 else { return nil }
        let bytes = Array(text.utf8)
        guard bytes.count >= 10 else { return nil }
        if bytes.count > 10 {
            guard bytes.count > 12, bytes[10] == 0x20 || bytes[10] | 0x20 == 0x74, bytes[11] &- 0x30 < 10 else {
                return nil
            }
            let isTime = bytes[11...].allSatisfy { byte in
                byte &- 0x30 < 10 || byte | 0x20 == 0x7A || [0x20, 0x2B, 0x2C, 0x2D, 0x2E, 0x3A].contains(byte)
            }
            guard isTime else { return nil }
        }
        self.init(String(decoding: bytes[..<10], as: UTF8.self))
    }
}
