/** Lists of tickets, their pages and their counts, each along the index or the kept count that answers it fastest. */
package dev.hoopoe.ticket.list;
