/** Profiles: data about clients that web pages with Netia's widget send. */
package dev.hoopoe.directory.profile;
