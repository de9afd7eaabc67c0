package dev.hoopoe.auth.limit;

import dev.hoopoe.common.seal.Sha256;

/**
 * The attempts that a person or a network has in a period.
 *
 * @param key what the attempts are counted by; it is stored as its hash, since people type passwords into the wrong field
 * @param max attempts per period
 */
public record Allowance(String key, int max) {

    String hash() {
        return Sha256.hexOf(key);
    }

    @Override
    public String toString() {
        return "Allowance[max=" + max + "]";
    }
}
