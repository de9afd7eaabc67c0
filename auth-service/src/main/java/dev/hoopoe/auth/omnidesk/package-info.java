/** OmniDesk's login: its route and shapes, and no rules. */
package dev.hoopoe.auth.omnidesk;
