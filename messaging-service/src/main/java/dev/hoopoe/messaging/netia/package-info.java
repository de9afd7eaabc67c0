/** Netia's dialect: uploads, and messages, conversations and people as Netia shows them (contract Netia). */
package dev.hoopoe.messaging.netia;
