/** What the services' tests share. */
package dev.hoopoe.common.testing;
