/** Images that are uploaded with a ticket (contract HCall, section 4.2): a row here, the bytes as a file of messaging-service. */
package dev.hoopoe.ticket.image;
