/** What the gateway knows of accounts: which are suspended, and which hosts are bound to them. */
package dev.hoopoe.gateway.account;
