/** Who calls: token verification, ended sessions, and the token a service calls its neighbours with. */
package dev.hoopoe.common.identity;
