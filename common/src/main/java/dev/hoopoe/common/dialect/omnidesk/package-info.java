/** The dialect OmniDesk, with its forms of parameters that several services read. */
package dev.hoopoe.common.dialect.omnidesk;
