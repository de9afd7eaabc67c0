/** The ways tickets come in: rows H-52 to H-54 of the Homa contract. */
package dev.hoopoe.messaging.channel;
