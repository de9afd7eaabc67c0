/** Our view of auth-service's sessions: when each user last logged in. */
package dev.hoopoe.directory.session;
