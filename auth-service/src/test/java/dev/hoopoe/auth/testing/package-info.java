/** What the tests of this service share. */
package dev.hoopoe.auth.testing;
