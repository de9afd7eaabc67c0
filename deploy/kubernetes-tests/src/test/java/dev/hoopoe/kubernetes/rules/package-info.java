/** The rules that the manifests keep, each a constant of {@link dev.hoopoe.kubernetes.rules.ManifestRule}. */
package dev.hoopoe.kubernetes.rules;
