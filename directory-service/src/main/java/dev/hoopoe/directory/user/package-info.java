/** Users: the staff of an account, their roles and departments. */
package dev.hoopoe.directory.user;
