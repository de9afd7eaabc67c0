/** What is written on a ticket: rows H-16, H-17, H-24 and H-47 to H-51 of the Homa contract, and what ticket-service notes. */
package dev.hoopoe.messaging.message;
