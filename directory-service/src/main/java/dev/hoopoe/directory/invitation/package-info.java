/** Invitations: tokens with which people register as staff of an account, or as the owner of a new one. */
package dev.hoopoe.directory.invitation;
