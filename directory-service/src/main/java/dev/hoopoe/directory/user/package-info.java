/** Users: the staff of an account, with what they may do and where they belong. */
package dev.hoopoe.directory.user;
