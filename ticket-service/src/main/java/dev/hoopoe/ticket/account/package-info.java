/** What the suspension or deletion of an account brings about here. */
package dev.hoopoe.ticket.account;
