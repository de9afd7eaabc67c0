/** Last logins, from auth-service's session events. */
package dev.hoopoe.directory.session;
