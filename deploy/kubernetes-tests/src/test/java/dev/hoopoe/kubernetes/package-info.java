/** Holds the Kubernetes manifests of {@code deploy/kubernetes} to rules. */
package dev.hoopoe.kubernetes;
