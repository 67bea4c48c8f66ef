/// What the command tells its caller.
///
/// ## Specification
/// sysexits(3); 0 where all checks passed, 1 where one did not.
enum StoryStatus: Int32 {
    case checkFailed = 1
    case usage = 64
    case wrongData = 65
    case noInput = 66
    case unavailable = 69
    case internalError = 70
    case cannotCreate = 73
    case inputOutput = 74
    case noPermission = 77
}
