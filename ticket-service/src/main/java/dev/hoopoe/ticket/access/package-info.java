/** Which tickets a member of the staff may see (design, section 3). */
package dev.hoopoe.ticket.access;
