/** Opens accounts: the first one at the start, others for the operator and by registration. */
package dev.hoopoe.directory.bootstrap;
