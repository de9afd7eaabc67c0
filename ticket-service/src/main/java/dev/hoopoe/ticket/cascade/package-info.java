/** What the end or the new name of something means to the tickets that refer to it: noted here, worked off by the tickets. */
package dev.hoopoe.ticket.cascade;
