/** The ways tickets come in: rows H-52 to H-56 of the Homa contract. */
package dev.hoopoe.messaging.channel;
