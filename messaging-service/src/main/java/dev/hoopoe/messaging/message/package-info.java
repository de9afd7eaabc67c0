/** What people write on a ticket: rows H-16, H-17, H-24 and H-47 to H-51 of the Homa contract. */
package dev.hoopoe.messaging.message;
