/** The people of an account, whether of the staff or clients who log in. */
package dev.hoopoe.directory.person;
