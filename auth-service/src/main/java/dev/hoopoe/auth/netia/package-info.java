/** The dialect Netia: sessions and personal API keys. */
package dev.hoopoe.auth.netia;
