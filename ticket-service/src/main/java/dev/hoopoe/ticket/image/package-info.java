/** Images that are uploaded with a ticket, in a table of their own (contract HCall, section 4.2). */
package dev.hoopoe.ticket.image;
