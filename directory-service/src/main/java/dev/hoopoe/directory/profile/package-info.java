/** Profiles: what web pages tell of the clients who visit them. */
package dev.hoopoe.directory.profile;
