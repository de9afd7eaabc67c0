/** What the tests of this service share: neighbours, topics and test data. */
package dev.hoopoe.messaging.testing;
