/** Who may log in, as directory-service tells it, and with which password. */
package dev.hoopoe.auth.principal;
