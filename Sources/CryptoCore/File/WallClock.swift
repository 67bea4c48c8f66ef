import COpenSSL

/// The time of day, as the system has it: it may be set, forwards and backwards.
package enum WallClock {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    package static var milliseconds: Int64 { sdp_wall_clock() }
}
