#include "floor.h"

#include <string.h>
#include <time.h>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static const uint8_t key[64] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

static EVP_CIPHER_CTX *keyed(const char *name)
{
    EVP_CIPHER *cipher = EVP_CIPHER_fetch(NULL, name, NULL);
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    EVP_EncryptInit_ex2(context, cipher, key, NULL, NULL);
    EVP_CIPHER_CTX_set_padding(context, 0);
    EVP_CIPHER_free(cipher);
    return context;
}

double floor_aes_single(int key_size, uint64_t iterations)
{
    EVP_CIPHER_CTX *context = keyed(key_size == 16 ? "AES-128-ECB" : "AES-256-ECB");
    uint8_t block[16] = {0};
    int written, good = 1;
    double start = now();
    for (uint64_t i = 0; i < iterations; i++) good &= EVP_EncryptUpdate(context, block, &written, block, 16);
    double elapsed = now() - start;
    EVP_CIPHER_CTX_free(context);
    return good ? elapsed : -1;
}

double floor_aes_many(int key_size, int blocks, uint64_t iterations)
{
    static _Thread_local uint8_t in[65536], out[65536];
    EVP_CIPHER_CTX *context = keyed(key_size == 16 ? "AES-128-ECB" : "AES-256-ECB");
    int written, good = 1;
    double start = now();
    for (uint64_t i = 0; i < iterations; i++) {
        good &= EVP_EncryptUpdate(context, out, &written, in, 16 * blocks);
        in[0] ^= out[0];
    }
    double elapsed = now() - start;
    EVP_CIPHER_CTX_free(context);
    return good ? elapsed : -1;
}

static uint8_t nonces[4096];
static int next_nonce = 4096;

static const uint8_t *draw(int size)
{
    if (next_nonce + size > 4096) {
        RAND_bytes(nonces, 4096);
        next_nonce = 0;
    }
    next_nonce += size;
    return nonces + next_nonce - size;
}

static int gcm_message(EVP_CIPHER_CTX *context, const uint8_t *new_key, const uint8_t *nonce, uint8_t *text, int size)
{
    uint8_t rest[16];
    int written;
    return EVP_EncryptInit_ex2(context, NULL, new_key, nonce, NULL)
        & EVP_EncryptUpdate(context, text, &written, text, size) & EVP_EncryptFinal_ex(context, rest, &written)
        & EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, text + size);
}

double floor_gcm_seal(int size, uint64_t iterations)
{
    EVP_CIPHER_CTX *context = keyed("AES-256-GCM");
    uint8_t text[1024 + 16] = {0};
    int good = 1;
    double start = now();
    for (uint64_t i = 0; i < iterations; i++) good &= gcm_message(context, NULL, draw(12), text, size);
    double elapsed = now() - start;
    EVP_CIPHER_CTX_free(context);
    return good ? elapsed : -1;
}

double floor_xaes_seal(int size, uint64_t iterations)
{
    EVP_CIPHER_CTX *derivation = keyed("AES-256-ECB");
    EVP_CIPHER_CTX *context = keyed("AES-256-GCM");
    uint8_t text[1024 + 16] = {0}, k1[16] = {7}, message[32], derived[32];
    int written, good = 1;
    double start = now();
    for (uint64_t i = 0; i < iterations; i++) {
        const uint8_t *nonce = draw(24);
        memcpy(message, "\0\1X\0", 4);
        memcpy(message + 16, "\0\2X\0", 4);
        memcpy(message + 4, nonce, 12);
        memcpy(message + 20, nonce, 12);
        for (int j = 0; j < 16; j++) {
            message[j] ^= k1[j];
            message[16 + j] ^= k1[j];
        }
        good &= EVP_EncryptUpdate(derivation, derived, &written, message, 32);
        good &= gcm_message(context, derived, nonce + 12, text, size);
    }
    double elapsed = now() - start;
    EVP_CIPHER_CTX_free(derivation);
    EVP_CIPHER_CTX_free(context);
    return good ? elapsed : -1;
}

static EVP_MAC_CTX *keyed_mac(const char *name, const char *parameter, const char *value)
{
    EVP_MAC *mac = EVP_MAC_fetch(NULL, name, NULL);
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(mac);
    OSSL_PARAM parameters[2]
        = {OSSL_PARAM_construct_utf8_string(parameter, (char *)value, 0), OSSL_PARAM_construct_end()};
    EVP_MAC_init(context, key, 32, parameters);
    EVP_MAC_free(mac);
    return context;
}

double floor_siv_seal(int size, uint64_t iterations)
{
    EVP_MAC_CTX *mac = keyed_mac("CMAC", OSSL_MAC_PARAM_CIPHER, "AES-256-CBC");
    EVP_CIPHER_CTX *counter = keyed("AES-256-CTR");
    uint8_t text[1024] = {0}, data[16] = {1}, tag[16];
    size_t tag_size;
    int written, good = 1;
    double start = now();
    for (uint64_t i = 0; i < iterations; i++) {
        good &= EVP_MAC_init(mac, NULL, 0, NULL) & EVP_MAC_update(mac, data, 16)
            & EVP_MAC_final(mac, tag, &tag_size, 16);
        for (int j = 0; j < 16; j++) text[j] ^= tag[j];
        good &= EVP_MAC_init(mac, NULL, 0, NULL) & EVP_MAC_update(mac, text, (size_t)size)
            & EVP_MAC_final(mac, tag, &tag_size, 16);
        tag[8] &= 0x7f, tag[12] &= 0x7f;
        good &= EVP_EncryptInit_ex2(counter, NULL, NULL, tag, NULL)
            & EVP_EncryptUpdate(counter, text, &written, text, size);
    }
    double elapsed = now() - start;
    EVP_MAC_CTX_free(mac);
    EVP_CIPHER_CTX_free(counter);
    return good ? elapsed : -1;
}

double floor_hmac(int size, uint64_t iterations)
{
    EVP_MAC_CTX *mac = keyed_mac("HMAC", OSSL_MAC_PARAM_DIGEST, "SHA2-256");
    uint8_t text[1024] = {0}, tag[32];
    size_t tag_size;
    int good = 1;
    double start = now();
    for (uint64_t i = 0; i < iterations; i++) {
        good &= EVP_MAC_init(mac, NULL, 0, NULL) & EVP_MAC_update(mac, text, (size_t)size)
            & EVP_MAC_final(mac, tag, &tag_size, 32);
        text[0] ^= tag[0];
    }
    double elapsed = now() - start;
    EVP_MAC_CTX_free(mac);
    return good ? elapsed : -1;
}

double floor_hmac_copied(int size, uint64_t iterations)
{
    EVP_MD *digest = EVP_MD_fetch(NULL, "SHA2-256", NULL);
    EVP_MD_CTX *inner = EVP_MD_CTX_new(), *outer = EVP_MD_CTX_new(), *work = EVP_MD_CTX_new();
    uint8_t pad[64] = {0x36}, text[1024] = {0}, tag[32];
    unsigned int tag_size;
    int good = EVP_DigestInit_ex2(inner, digest, NULL) & EVP_DigestUpdate(inner, pad, 64)
        & EVP_DigestInit_ex2(outer, digest, NULL) & EVP_DigestUpdate(outer, pad, 64);
    double start = now();
    for (uint64_t i = 0; i < iterations; i++) {
        good &= EVP_MD_CTX_copy_ex(work, inner) & EVP_DigestUpdate(work, text, (size_t)size)
            & EVP_DigestFinal_ex(work, tag, &tag_size) & EVP_MD_CTX_copy_ex(work, outer)
            & EVP_DigestUpdate(work, tag, 32) & EVP_DigestFinal_ex(work, tag, &tag_size);
        text[0] ^= tag[0];
    }
    double elapsed = now() - start;
    EVP_MD_CTX_free(inner);
    EVP_MD_CTX_free(outer);
    EVP_MD_CTX_free(work);
    EVP_MD_free(digest);
    return good ? elapsed : -1;
}
