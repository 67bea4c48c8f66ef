// What libcrypto alone takes for the work under measurement: the same calls in a C loop, on reused keyed contexts.
//
// Every function runs its operation `iterations` times and returns the elapsed nanoseconds, or a negative number when
// libcrypto refuses. The results feed the next iteration, so that nothing can be left out.

#ifndef FLOOR_H
#define FLOOR_H

#include <stdint.h>

// AES-ECB, `key_size` 16 or 32 bytes: one block a call.
double floor_aes_single(int key_size, uint64_t iterations);

// The same with `blocks` blocks a call, up to 4,096; an iteration is one call.
double floor_aes_many(int key_size, int blocks, uint64_t iterations);

// AES-256-GCM of `size` bytes, no associated data, nonces out of a block of random bytes drawn 4,096 at a time.
double floor_gcm_seal(int size, uint64_t iterations);

// XAES-256-GCM of `size` bytes: two AES blocks in one call, then AES-256-GCM under the derived key.
double floor_xaes_seal(int size, uint64_t iterations);

// AES-SIV of `size` bytes with one component of 16 bytes: two CMACs through EVP_MAC, one CTR.
double floor_siv_seal(int size, uint64_t iterations);

// HMAC-SHA-256 of `size` bytes through EVP_MAC, restarted under its key.
double floor_hmac(int size, uint64_t iterations);

// HMAC-SHA-256 of `size` bytes composed of two copied digest contexts.
double floor_hmac_copied(int size, uint64_t iterations);

#endif
