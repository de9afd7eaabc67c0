/** The dialect OmniDesk: login. */
package dev.hoopoe.auth.omnidesk;
