/** Accounts: the tenants. */
package dev.hoopoe.directory.account;
