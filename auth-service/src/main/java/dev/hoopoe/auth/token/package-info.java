/** Access tokens: signing keys, their publication, and service tokens. */
package dev.hoopoe.auth.token;
