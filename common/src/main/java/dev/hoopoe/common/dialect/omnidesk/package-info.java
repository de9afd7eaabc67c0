/** The dialect OmniDesk and its parameter formats, which several services parse. */
package dev.hoopoe.common.dialect.omnidesk;
