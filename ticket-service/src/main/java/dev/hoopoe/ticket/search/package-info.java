/** Search of tickets by words in their texts (docs/decisions/0035, docs/decisions/0036). */
package dev.hoopoe.ticket.search;
