import Glibc

/// Runs `body` in a child made by `fork`, which Swift hides for good reason: only the calling thread goes on there.
func forked(_ body: () throws -> Void) throws -> pid_t {
    struct NoFork: Error {}
    typealias Fork = @convention(c) () -> pid_t
    // The C library has it, with this signature.
    guard let symbol = unsafe dlsym(nil, "fork") else { throw NoFork() }
    let fork = unsafe unsafeBitCast(symbol, to: Fork.self)
    let child = fork()
    if child == 0 {
        do { try body() } catch { _exit(1) }
        _exit(0)
    }
    guard child > 0 else { throw NoFork() }
    return child
}

/// Whether a child ended well.
func waitedFor(_ child: pid_t) -> Bool {
    var status: CInt = 0
    // The status is written before the call returns.
    return unsafe waitpid(child, &status, 0) == child && status == 0
}
