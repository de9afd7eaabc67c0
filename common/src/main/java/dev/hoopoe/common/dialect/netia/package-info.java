/** The dialect Netia, and its envelope and roles, which several services write. */
package dev.hoopoe.common.dialect.netia;
