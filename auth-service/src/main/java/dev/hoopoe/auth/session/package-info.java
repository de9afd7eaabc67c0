/** Sessions, their refresh tokens, and their end. */
package dev.hoopoe.auth.session;
