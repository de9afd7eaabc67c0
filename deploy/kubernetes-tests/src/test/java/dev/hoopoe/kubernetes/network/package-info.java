/** Which connections the NetworkPolicies of a rendering allow. */
package dev.hoopoe.kubernetes.network;
