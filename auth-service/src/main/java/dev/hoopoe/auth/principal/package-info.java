/** People who may log in, as directory-service pushes them, and their passwords. */
package dev.hoopoe.auth.principal;
