/** Opens accounts: the first one at the start, others for the operator. */
package dev.hoopoe.directory.bootstrap;
