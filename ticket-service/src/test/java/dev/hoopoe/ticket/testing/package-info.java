/** What the tests of ticket-service share: servers, neighbours, data. */
package dev.hoopoe.ticket.testing;
