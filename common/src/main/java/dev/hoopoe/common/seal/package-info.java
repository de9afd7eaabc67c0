/** Hashes, derived keys and encryption. */
package dev.hoopoe.common.seal;
