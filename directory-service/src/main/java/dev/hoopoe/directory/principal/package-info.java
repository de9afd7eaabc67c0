/** Our view of auth-service: whom it lets log in. */
package dev.hoopoe.directory.principal;
