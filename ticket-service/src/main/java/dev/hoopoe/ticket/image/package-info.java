/** Images that come with a ticket, kept beside its row (contract HCall, section 4.2). */
package dev.hoopoe.ticket.image;
