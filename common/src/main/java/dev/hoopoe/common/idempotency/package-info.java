/** A POST that is sent again with the same {@code Idempotency-Key} happens once and is answered the same. */
package dev.hoopoe.common.idempotency;
