/** Works off cascades: changes of many tickets that follow from one change elsewhere, a batch per transaction. */
package dev.hoopoe.ticket.cascadeworker;
