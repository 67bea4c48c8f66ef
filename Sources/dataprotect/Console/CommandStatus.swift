/// What the command tells its caller.
///
/// ## Specification
/// sysexits(3); 141 is what a shell reports of a process whose output nobody reads.
enum CommandStatus: Int32 {
    /// Nothing is wrong, and what was asked for is not there all the same.
    case notProved = 1
    case usage = 64
    case wrongData = 65
    case noInput = 66
    case internalError = 70
    case cannotCreate = 73
    case inputOutput = 74
    case noPermission = 77
    case brokenPipe = 141
}
