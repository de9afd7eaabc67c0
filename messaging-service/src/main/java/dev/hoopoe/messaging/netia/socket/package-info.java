/** Netia's sockets: the topics that one can join, and what is sent to whom (contract Netia, sections 5 and 6). */
package dev.hoopoe.messaging.netia.socket;
