/** What a service's tests need around them: PostgreSQL, Kafka and an issuer of tokens. */
package dev.hoopoe.local.testing;
