// Every C call that CryptoCore makes goes through this file, and nothing else in the package calls C.
//
// The functions are thin: one libcrypto or system call each (a few more where OSSL_PARAM lists have to be built),
// with sizes and results normalised. Functions that return int answer 1 for success and 0 for failure.

#ifndef SWIFT_DATA_PROTECTION_SHIM_H
#define SWIFT_DATA_PROTECTION_SHIM_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#if OPENSSL_VERSION_NUMBER < 0x30000000L
#error "swift-data-protection needs libcrypto 3.0 or later"
#endif

// ---- Algorithms, fetched once -------------------------------------------------------------------------------------

static inline EVP_CIPHER *sdp_cipher_fetch(const char *name) { return EVP_CIPHER_fetch(NULL, name, NULL); }
static inline EVP_MAC *sdp_mac_fetch(const char *name) { return EVP_MAC_fetch(NULL, name, NULL); }
static inline EVP_KDF *sdp_kdf_fetch(const char *name) { return EVP_KDF_fetch(NULL, name, NULL); }
static inline EVP_MD *sdp_digest_fetch(const char *name) { return EVP_MD_fetch(NULL, name, NULL); }

// A failed call leaves entries in this thread's error queue; they must not surface in somebody else's TLS code, and what
// is somebody else's must stay. So calls that are expected to fail (a tag, a signature) run between these two.
static inline void sdp_errors_mark(void) { ERR_set_mark(); }
static inline void sdp_errors_forget(void) { ERR_pop_to_mark(); }

// After a call that cannot fail on valid input did.
static inline void sdp_errors_clear(void) { ERR_clear_error(); }

// ---- Ciphers ------------------------------------------------------------------------------------------------------

static inline EVP_CIPHER_CTX *sdp_cipher_new(void) { return EVP_CIPHER_CTX_new(); }
static inline void sdp_cipher_free(EVP_CIPHER_CTX *context) { EVP_CIPHER_CTX_free(context); }

static inline int sdp_cipher_init(
    EVP_CIPHER_CTX *context, const EVP_CIPHER *cipher, const uint8_t *key, const uint8_t *iv, int encrypting)
{
    return EVP_CipherInit_ex2(context, cipher, key, iv, encrypting, NULL) == 1;
}

static inline int sdp_cipher_disable_padding(EVP_CIPHER_CTX *context)
{
    return EVP_CIPHER_CTX_set_padding(context, 0) == 1;
}

// Encrypts or decrypts `count` bytes, all of which must come out at once (stream modes, whole blocks).
// With `out` NULL the bytes are associated data.
static inline int sdp_cipher_update(EVP_CIPHER_CTX *context, uint8_t *out, const uint8_t *in, size_t count)
{
    int written = 0;
    if (count > INT_MAX) return 0;
    return EVP_CipherUpdate(context, out, &written, in, (int)count) == 1 && (size_t)written == count;
}

// The same for a context that is known to encrypt; saves one dispatch in the innermost loop of FF1.
static inline int sdp_cipher_encrypt(EVP_CIPHER_CTX *context, uint8_t *out, const uint8_t *in, size_t count)
{
    int written = 0;
    if (count > INT_MAX) return 0;
    return EVP_EncryptUpdate(context, out, &written, in, (int)count) == 1 && (size_t)written == count;
}

// Stream modes have nothing left to write at the end; for GCM this computes or verifies the tag.
static inline int sdp_cipher_final(EVP_CIPHER_CTX *context)
{
    uint8_t nothing[EVP_MAX_BLOCK_LENGTH];
    int written = 0;
    return EVP_CipherFinal_ex(context, nothing, &written) == 1 && written == 0;
}

static inline int sdp_cipher_get_tag(EVP_CIPHER_CTX *context, uint8_t *tag)
{
    return EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, tag) == 1;
}

static inline int sdp_cipher_set_tag(EVP_CIPHER_CTX *context, const uint8_t *tag)
{
    return EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, (void *)tag) == 1;
}

// ---- Message authentication codes ---------------------------------------------------------------------------------

static inline EVP_MAC_CTX *sdp_mac_new(EVP_MAC *mac) { return EVP_MAC_CTX_new(mac); }
static inline void sdp_mac_free(EVP_MAC_CTX *context) { EVP_MAC_CTX_free(context); }

// Keys a context. `parameter` is OSSL_MAC_PARAM_DIGEST or _CIPHER, `value` the algorithm's name.
static inline int sdp_mac_set_key(
    EVP_MAC_CTX *context, const char *parameter, const char *value, const uint8_t *key, size_t count)
{
    OSSL_PARAM parameters[2];
    parameters[0] = OSSL_PARAM_construct_utf8_string(parameter, (char *)value, 0);
    parameters[1] = OSSL_PARAM_construct_end();
    return EVP_MAC_init(context, key, count, parameters) == 1;
}

// Starts another message under the key that the context already has.
static inline int sdp_mac_restart(EVP_MAC_CTX *context) { return EVP_MAC_init(context, NULL, 0, NULL) == 1; }

static inline int sdp_mac_update(EVP_MAC_CTX *context, const uint8_t *in, size_t count)
{
    return EVP_MAC_update(context, in, count) == 1;
}

static inline int sdp_mac_final(EVP_MAC_CTX *context, uint8_t *out, size_t count)
{
    size_t written = 0;
    return EVP_MAC_final(context, out, &written, count) == 1 && written == count;
}

static inline const char *sdp_mac_parameter_digest(void) { return OSSL_MAC_PARAM_DIGEST; }
static inline const char *sdp_mac_parameter_cipher(void) { return OSSL_MAC_PARAM_CIPHER; }

// ---- Key derivation -----------------------------------------------------------------------------------------------

static inline int sdp_hkdf(
    EVP_KDF *kdf, const char *digest, const uint8_t *key, size_t key_count, const uint8_t *salt, size_t salt_count,
    const uint8_t *info, size_t info_count, uint8_t *out, size_t out_count)
{
    OSSL_PARAM parameters[5];
    size_t n = 0;
    parameters[n++] = OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)digest, 0);
    parameters[n++] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)key, key_count);
    if (salt_count > 0)
        parameters[n++] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, (void *)salt, salt_count);
    if (info_count > 0)
        parameters[n++] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)info, info_count);
    parameters[n] = OSSL_PARAM_construct_end();
    EVP_KDF_CTX *context = EVP_KDF_CTX_new(kdf);
    if (context == NULL) return 0;
    int result = EVP_KDF_derive(context, out, out_count, parameters) == 1;
    EVP_KDF_CTX_free(context);
    return result;
}

static inline int sdp_scrypt(
    EVP_KDF *kdf, const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count,
    uint64_t n, uint32_t r, uint32_t p, uint64_t maximum_memory, uint8_t *out, size_t out_count)
{
    OSSL_PARAM parameters[7];
    parameters[0] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD, (void *)password, password_count);
    parameters[1] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, (void *)salt, salt_count);
    parameters[2] = OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n);
    parameters[3] = OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &r);
    parameters[4] = OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &p);
    parameters[5] = OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &maximum_memory);
    parameters[6] = OSSL_PARAM_construct_end();
    EVP_KDF_CTX *context = EVP_KDF_CTX_new(kdf);
    if (context == NULL) return 0;
    int result = EVP_KDF_derive(context, out, out_count, parameters) == 1;
    EVP_KDF_CTX_free(context);
    return result;
}

// ---- Digests ------------------------------------------------------------------------------------------------------

static inline EVP_MD_CTX *sdp_digest_new(void) { return EVP_MD_CTX_new(); }
static inline void sdp_digest_free(EVP_MD_CTX *context) { EVP_MD_CTX_free(context); }

static inline int sdp_digest_init(EVP_MD_CTX *context, const EVP_MD *digest)
{
    return EVP_DigestInit_ex2(context, digest, NULL) == 1;
}

static inline int sdp_digest_update(EVP_MD_CTX *context, const uint8_t *in, size_t count)
{
    return EVP_DigestUpdate(context, in, count) == 1;
}

static inline int sdp_digest_final(EVP_MD_CTX *context, uint8_t *out, size_t count)
{
    unsigned int written = 0;
    return EVP_DigestFinal_ex(context, out, &written) == 1 && written == count;
}

static inline int sdp_digest_final_xof(EVP_MD_CTX *context, uint8_t *out, size_t count)
{
    return EVP_DigestFinalXOF(context, out, count) == 1;
}

// ---- Ed25519 ------------------------------------------------------------------------------------------------------

static inline EVP_PKEY *sdp_ed25519_private(const uint8_t *seed)
{
    return EVP_PKEY_new_raw_private_key_ex(NULL, "ED25519", NULL, seed, 32);
}

static inline EVP_PKEY *sdp_ed25519_public(const uint8_t *key)
{
    return EVP_PKEY_new_raw_public_key_ex(NULL, "ED25519", NULL, key, 32);
}

static inline void sdp_pkey_free(EVP_PKEY *key) { EVP_PKEY_free(key); }

static inline int sdp_ed25519_get_public(const EVP_PKEY *key, uint8_t *out)
{
    size_t count = 32;
    return EVP_PKEY_get_raw_public_key(key, out, &count) == 1 && count == 32;
}

static inline int sdp_ed25519_sign(EVP_PKEY *key, const uint8_t *message, size_t message_count, uint8_t *signature)
{
    size_t count = 64;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context == NULL) return 0;
    int result = EVP_DigestSignInit_ex(context, NULL, NULL, NULL, NULL, key, NULL) == 1
        && EVP_DigestSign(context, signature, &count, message, message_count) == 1 && count == 64;
    EVP_MD_CTX_free(context);
    return result;
}

static inline int sdp_ed25519_verify(
    EVP_PKEY *key, const uint8_t *message, size_t message_count, const uint8_t *signature, size_t signature_count)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context == NULL) return 0;
    int result = EVP_DigestVerifyInit_ex(context, NULL, NULL, NULL, NULL, key, NULL) == 1
        && EVP_DigestVerify(context, signature, signature_count, message, message_count) == 1;
    EVP_MD_CTX_free(context);
    return result;
}

// ---- Random bytes, comparison, wiping -----------------------------------------------------------------------------

static inline int sdp_random(uint8_t *out, size_t count)
{
    return count <= INT_MAX && RAND_bytes(out, (int)count) == 1;
}

static inline int sdp_random_private(uint8_t *out, size_t count)
{
    return count <= INT_MAX && RAND_priv_bytes(out, (int)count) == 1;
}

static inline int sdp_equal(const void *a, const void *b, size_t count) { return CRYPTO_memcmp(a, b, count) == 0; }
static inline void sdp_wipe(void *bytes, size_t count) { OPENSSL_cleanse(bytes, count); }

// ---- Pages --------------------------------------------------------------------------------------------------------

static inline size_t sdp_page_size(void) { return (size_t)sysconf(_SC_PAGESIZE); }

static inline void *sdp_pages_map(size_t count)
{
    void *pages = mmap(NULL, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return pages == MAP_FAILED ? NULL : pages;
}

static inline void sdp_pages_unmap(void *pages, size_t count) { munmap(pages, count); }
static inline int sdp_pages_forbid(void *pages, size_t count) { return mprotect(pages, count, PROT_NONE) == 0; }
static inline int sdp_pages_lock(void *pages, size_t count) { return mlock(pages, count) == 0; }

static inline int sdp_pages_exclude_from_dumps(void *pages, size_t count)
{
#ifdef MADV_DONTDUMP
    return madvise(pages, count, MADV_DONTDUMP) == 0;
#else
    (void)pages, (void)count;
    return 0;
#endif
}

static inline int sdp_pages_wipe_on_fork(void *pages, size_t count)
{
#ifdef MADV_WIPEONFORK
    return madvise(pages, count, MADV_WIPEONFORK) == 0;
#else
    (void)pages, (void)count;
    return 0;
#endif
}

// ---- Processes and threads ----------------------------------------------------------------------------------------

// Called in the child after every fork().
static inline int sdp_after_fork_in_child(void (*handler)(void)) { return pthread_atfork(NULL, NULL, handler) == 0; }

// A small number that differs between most threads that run at the same time; stable within a thread.
static inline size_t sdp_thread_hash(void)
{
    return (size_t)(((uint64_t)(uintptr_t)pthread_self() >> 12) * UINT64_C(0x9E3779B97F4A7C15) >> 56);
}

// ---- Streams --------------------------------------------------------------------------------------------------------
//
// These answer what they were asked for, or the negated error number. Interrupted calls are made again.

// A descriptor of whatever can be read: a plain file, a pipe, a device.
static inline int sdp_stream_open(const char *path)
{
    int file;
    do file = open(path, O_RDONLY | O_CLOEXEC);
    while (file < 0 && errno == EINTR);
    return file < 0 ? -errno : file;
}

// A descriptor of a pipe or a device that is there.
static inline int sdp_stream_open_writing(const char *path)
{
    int file;
    do file = open(path, O_WRONLY | O_CLOEXEC);
    while (file < 0 && errno == EINTR);
    return file < 0 ? -errno : file;
}

// As many bytes as were read, 0 at the end.
static inline ptrdiff_t sdp_stream_read(int file, uint8_t *out, size_t count)
{
    ptrdiff_t got;
    do got = read(file, out, count);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : got;
}

// As many bytes as were written, which may be fewer than asked for.
static inline ptrdiff_t sdp_stream_write(int file, const uint8_t *bytes, size_t count)
{
    ptrdiff_t written;
    do written = write(file, bytes, count);
    while (written < 0 && errno == EINTR);
    return written < 0 ? -errno : written;
}

// What has the name: 0 nothing, 1 a plain file, 2 a folder, 3 something that bytes flow through.
static inline int sdp_path_kind(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) return errno == ENOENT ? 0 : -errno;
    return S_ISREG(status.st_mode) ? 1 : S_ISDIR(status.st_mode) ? 2 : 3;
}

// glibc shows its name only to who asks for GNU's extensions, which an imported header cannot.
#if defined(O_TMPFILE)
#define SDP_NAMELESS O_TMPFILE
#elif defined(__O_TMPFILE)
#define SDP_NAMELESS __O_TMPFILE
#endif

// A file of the user's alone that has no name yet, and so is gone when its writer is; -EOPNOTSUPP where there is no such
// thing, or where it could not be given a name later.
static inline int sdp_nameless_open(const char *folder)
{
#ifdef SDP_NAMELESS
    int file;
    do file = open(folder, SDP_NAMELESS | O_WRONLY | O_CLOEXEC, 0600);
    while (file < 0 && errno == EINTR);
    if (file < 0) return errno == EISDIR || errno == ENOENT || errno == EINVAL ? -EOPNOTSUPP : -errno;
    if (access("/proc/self/fd", X_OK) == 0) return file;
    close(file);
#else
    (void)folder;
#endif
    return -EOPNOTSUPP;
}

static inline int sdp_is_unsupported(int error) { return error == EOPNOTSUPP || error == ENOTSUP; }

// Gives a file that has no name one; -EEXIST where it is taken.
static inline int sdp_nameless_link(int file, const char *path)
{
    char from[32];
    snprintf(from, sizeof from, "/proc/self/fd/%d", file);
    return linkat(AT_FDCWD, from, AT_FDCWD, path, AT_SYMLINK_FOLLOW) < 0 ? -errno : 0;
}

static inline int sdp_file_link(const char *from, const char *to) { return link(from, to) < 0 ? -errno : 0; }

// A write to a pipe that nobody reads answers -EPIPE from now on, and does not end the process.
static inline void sdp_ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }
static inline int sdp_is_broken_pipe(int error) { return error == EPIPE; }
static inline int sdp_is_terminal(int file) { return isatty(file); }

// Characters in a line of the terminal; 0 where that is not known.
static inline int sdp_terminal_columns(int file)
{
    struct winsize size;
    return ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

// The terminal of the process, without echo and signals, so that nothing ends the process before they are back.
static inline int sdp_secret_prompt_open(struct termios *before)
{
    int terminal;
    do terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    while (terminal < 0 && errno == EINTR);
    if (terminal < 0) return -errno;
    struct termios quiet;
    if (tcgetattr(terminal, before) == 0) {
        quiet = *before;
        quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        if (tcsetattr(terminal, TCSAFLUSH, &quiet) == 0) return terminal;
    }
    int error = errno;
    close(terminal);
    return -error;
}

static inline void sdp_secret_prompt_close(int terminal, const struct termios *before)
{
    tcsetattr(terminal, TCSAFLUSH, before);
    close(terminal);
}

// ---- Where secrets are handed over ----------------------------------------------------------------------------------

// A descriptor, or -1. Does not wait where the path names a pipe.
static inline int sdp_file_open(const char *path) { return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); }
static inline void sdp_file_close(int file) { close(file); }

// What the permission check and the read need to know, of the file that was opened and not of the path.
static inline int sdp_file_status(int file, int *is_regular, unsigned int *mode, unsigned int *owner, int64_t *size)
{
    struct stat status;
    if (fstat(file, &status) != 0) return 0;
    *is_regular = S_ISREG(status.st_mode);
    *mode = status.st_mode & 07777;
    *owner = status.st_uid;
    *size = status.st_size;
    return 1;
}

static inline unsigned int sdp_user(void) { return geteuid(); }

// The bytes read, 0 at the end, -1 on failure.
static inline ptrdiff_t sdp_file_read(int file, uint8_t *out, size_t count)
{
    ptrdiff_t got;
    do got = read(file, out, count);
    while (got < 0 && errno == EINTR);
    return got;
}

// NULL where there is no such variable.
static inline const char *sdp_environment(const char *name) { return getenv(name); }

// ---- Files that have to last ----------------------------------------------------------------------------------------
//
// These answer what they were asked for, or the negated error number: `errno` itself might be changed by the caller's
// runtime before it is read. Interrupted calls are made again.

// A descriptor for reading and for writing at the end. The file's own permissions: the owner's alone.
static inline int sdp_log_open(const char *path, int create)
{
    int flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (create ? O_CREAT | O_EXCL : 0);
    int file;
    do file = open(path, flags, 0600);
    while (file < 0 && errno == EINTR);
    return file < 0 ? -errno : file;
}

static inline int sdp_log_open_reading(const char *path)
{
    int file;
    do file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    while (file < 0 && errno == EINTR);
    return file < 0 ? -errno : file;
}

// As many bytes as were written, which may be fewer than asked for.
static inline ptrdiff_t sdp_log_write(int file, const uint8_t *bytes, size_t count)
{
    ptrdiff_t written;
    do written = write(file, bytes, count);
    while (written < 0 && errno == EINTR);
    return written < 0 ? -errno : written;
}

// As many bytes as were read, 0 at the end.
static inline ptrdiff_t sdp_log_read(int file, uint8_t *out, size_t count, int64_t offset)
{
    ptrdiff_t got;
    do got = pread(file, out, count, (off_t)offset);
    while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : got;
}

// Not made again after a failure: the kernel reports a lost write once.
static inline int sdp_log_synchronize(int file)
{
#ifdef __APPLE__
    return fcntl(file, F_FULLFSYNC) < 0 ? -errno : 0;
#else
    return fdatasync(file) < 0 ? -errno : 0;
#endif
}

static inline int sdp_log_truncate(int file, int64_t size)
{
    int result;
    do result = ftruncate(file, (off_t)size);
    while (result < 0 && errno == EINTR);
    return result < 0 ? -errno : 0;
}

// -EINVAL for what is not a plain file, -ENOENT for one that no folder has any more.
static inline int64_t sdp_log_size(int file)
{
    struct stat status;
    if (fstat(file, &status) != 0) return -errno;
    if (!S_ISREG(status.st_mode)) return -EINVAL;
    return status.st_nlink > 0 ? (int64_t)status.st_size : -ENOENT;
}

// A descriptor that keeps others out, in this process and in others, until it is given back; -EWOULDBLOCK where it is
// taken, or where another file took the name while this waited to be locked: whoever put it there has changed it just now.
static inline int sdp_lock_take(const char *path)
{
    int file;
    do file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    while (file < 0 && errno == EINTR);
    if (file < 0) return -errno;
    int result;
    do result = flock(file, LOCK_EX | LOCK_NB);
    while (result < 0 && errno == EINTR);
    int error = result == 0 ? 0 : errno;
    struct stat locked, named;
    if (error == 0 && (fstat(file, &locked) != 0 || lstat(path, &named) != 0)) error = errno == ENOENT ? EWOULDBLOCK : errno;
    if (error == 0 && (locked.st_dev != named.st_dev || locked.st_ino != named.st_ino)) error = EWOULDBLOCK;
    if (error == 0) return file;
    close(file);
    return -error;
}

// Said, and not left to the closing: a child that is just being made has the same lock until it becomes another program.
static inline void sdp_lock_give(int file)
{
    flock(file, LOCK_UN);
    close(file);
}

static inline int sdp_directory_create(const char *path) { return mkdir(path, 0700) < 0 ? -errno : 0; }

static inline int sdp_directory_synchronize(const char *path)
{
    int directory;
    do directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (directory < 0 && errno == EINTR);
    if (directory < 0) return -errno;
    int error = fsync(directory) < 0 ? errno : 0;
    close(directory);
    return -error;
}

static inline DIR *sdp_directory_open(const char *path, int *error)
{
    DIR *directory = opendir(path);
    *error = directory == NULL ? errno : 0;
    return directory;
}

// The next name, or NULL at the end or after an error.
static inline const char *sdp_directory_next(DIR *directory, int *error)
{
    errno = 0;
    struct dirent *entry = readdir(directory);
    *error = entry == NULL ? errno : 0;
    return entry == NULL ? NULL : entry->d_name;
}

static inline void sdp_directory_close(DIR *directory) { closedir(directory); }
static inline int sdp_file_rename(const char *from, const char *to) { return rename(from, to) < 0 ? -errno : 0; }
static inline int sdp_file_remove(const char *path) { return unlink(path) < 0 ? -errno : 0; }

// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
static inline int64_t sdp_wall_clock(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static inline int sdp_is_no_space(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }
static inline int sdp_is_no_permission(int error) { return error == EROFS || error == EACCES || error == EPERM; }
static inline int sdp_is_missing(int error) { return error == ENOENT || error == ENOTDIR; }
static inline int sdp_is_existing(int error) { return error == EEXIST; }
static inline int sdp_is_taken(int error) { return error == EWOULDBLOCK || error == EAGAIN; }

#endif
