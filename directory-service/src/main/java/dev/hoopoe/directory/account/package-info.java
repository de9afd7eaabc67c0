/** Accounts: the tenants of the desk. */
package dev.hoopoe.directory.account;
