/** What staff may do, by their token and by their user as it is now. */
package dev.hoopoe.directory.access;
