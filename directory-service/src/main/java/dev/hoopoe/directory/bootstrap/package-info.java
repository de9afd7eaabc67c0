/** Opens accounts: the first one at the start, others for the operator and for whoever registers. */
package dev.hoopoe.directory.bootstrap;
