/** Infrastructure of services' tests: PostgreSQL, Kafka and an issuer of tokens. */
package dev.hoopoe.local.testing;
