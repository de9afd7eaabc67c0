/** REST clients of the neighbours' internal operations. */
package dev.hoopoe.common.restclient;
