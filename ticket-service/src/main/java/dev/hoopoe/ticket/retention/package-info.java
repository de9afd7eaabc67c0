/** Removes tickets that are done with and old enough, where somebody has asked for it (contract HCall, section 6). */
package dev.hoopoe.ticket.retention;
