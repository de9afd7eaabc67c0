/** Our view of directory-service's users. */
package dev.hoopoe.messaging.user;
