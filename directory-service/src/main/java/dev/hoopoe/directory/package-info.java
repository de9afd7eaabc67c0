/** Accounts, staff, departments and customers. */
package dev.hoopoe.directory;
