/** Events leave here: written with the change they tell of, published afterwards, in order. */
package dev.hoopoe.common.outbox;
