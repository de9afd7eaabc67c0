/** The replica of directory-service's users. */
package dev.hoopoe.messaging.user;
