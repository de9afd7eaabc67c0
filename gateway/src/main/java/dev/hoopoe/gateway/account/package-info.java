/** What the gateway knows of accounts: which are suspended. */
package dev.hoopoe.gateway.account;
