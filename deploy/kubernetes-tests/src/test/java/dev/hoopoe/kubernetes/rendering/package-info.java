/** Manifests as {@code kubectl kustomize} renders them, and views of their parts. */
package dev.hoopoe.kubernetes.rendering;
