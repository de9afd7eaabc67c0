/** Tickets as HCall's clients know them (contract HCall, rows C-08 to C-14). */
package dev.hoopoe.ticket.hcall;
