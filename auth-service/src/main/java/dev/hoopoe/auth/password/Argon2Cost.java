package dev.hoopoe.auth.password;

/**
 * The cost parameters of a hash.
 *
 * @param memory in KiB
 * @param iterations passes over the memory
 * @param parallelism lanes
 */
record Argon2Cost(int memory, int iterations, int parallelism) {}
