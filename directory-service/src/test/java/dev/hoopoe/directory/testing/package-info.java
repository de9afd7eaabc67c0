/** What the tests of every feature share: an account's desk, a neighbour and the events. */
package dev.hoopoe.directory.testing;
