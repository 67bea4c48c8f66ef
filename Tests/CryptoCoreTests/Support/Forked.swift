import Glibc

/// What a child made by `fork` computes, read over a pipe.
///
/// Swift hides `fork` for good reason: of a process with threads only the calling one goes on in the child. Here that
/// thread computes a few bytes, writes them and ends the process. To be called from an exit test, where no other thread
/// holds a lock.
func forked(_ body: () throws -> [UInt8]) throws -> [UInt8] {
    struct Failed: Error {}
    typealias Fork = @convention(c) () -> pid_t
    guard let symbol = unsafe dlsym(nil, "fork") else { throw Failed() }
    let fork = unsafe unsafeBitCast(symbol, to: Fork.self)
    var ends: [CInt] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw Failed() }
    let child = fork()
    if child == 0 {
        guard let result = try? body() else { _exit(1) }
        _exit(unsafe write(ends[1], result, result.count) == result.count ? 0 : 1)
    }
    close(ends[1])
    defer { close(ends[0]) }
    guard child > 0 else { throw Failed() }

    var (output, part) = ([UInt8](), [UInt8](repeating: 0, count: 256))
    while true {
        let count = unsafe read(ends[0], &part, part.count)
        if count <= 0 { break }
        output += part.prefix(count)
    }
    var status: CInt = 0
    guard unsafe waitpid(child, &status, 0) == child, status == 0 else { throw Failed() }
    return output
}
