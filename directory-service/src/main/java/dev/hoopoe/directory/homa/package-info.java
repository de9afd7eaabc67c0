/** The native dialect, Homa's: resources and shapes of users, departments, clients, custom attributes and the profile. */
package dev.hoopoe.directory.homa;
