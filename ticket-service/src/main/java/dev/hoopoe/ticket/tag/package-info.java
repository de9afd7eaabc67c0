/** Tags, by which tickets are grouped: names that an account gives out once each, whatever their case. */
package dev.hoopoe.ticket.tag;
