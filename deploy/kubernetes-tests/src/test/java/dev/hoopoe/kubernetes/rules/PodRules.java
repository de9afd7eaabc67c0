package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Workload;
import java.util.List;
import java.util.function.BiConsumer;

/** Pod Security Standard "restricted", service accounts and service links. */
final class PodRules {

    private PodRules() {}

    static void nonRoot(Manifests all, Findings findings) {
        all.workloads().forEach(workload -> {
            var security = workload.pod().path("securityContext");
            findings.require(
                    security.path("runAsNonRoot").asBoolean()
                            && security.path("runAsUser").asLong() > 0
                            && security.path("runAsGroup").asLong() > 0,
                    "%s does not run as a numbered user that is not root",
                    workload.name());
        });
        forEachContainer(
                all,
                (workload, container) -> findings.require(
                        !container.path("securityContext").has("runAsUser")
                                && !container.path("securityContext").has("runAsNonRoot"),
                        "A container of %s has a user of its own",
                        workload.name()));
    }

    static void noEscalation(Manifests all, Findings findings) {
        forEachContainer(
                all,
                (workload, container) -> findings.require(
                        container
                                        .at("/securityContext/allowPrivilegeEscalation")
                                        .isBoolean()
                                && !container
                                        .at("/securityContext/allowPrivilegeEscalation")
                                        .asBoolean()
                                && !container.at("/securityContext/privileged").asBoolean(),
                        "%s may gain privileges",
                        workload.name()));
    }

    static void noCapabilities(Manifests all, Findings findings) {
        forEachContainer(
                all,
                (workload, container) -> findings.require(
                        Manifest.texts(container.at("/securityContext/capabilities/drop"))
                                        .equals(List.of("ALL"))
                                && container
                                        .at("/securityContext/capabilities/add")
                                        .isEmpty(),
                        "%s has capabilities",
                        workload.name()));
    }

    static void seccomp(Manifests all, Findings findings) {
        all.workloads()
                .forEach(workload -> findings.require(
                        workload.pod()
                                .at("/securityContext/seccompProfile/type")
                                .asText()
                                .equals("RuntimeDefault"),
                        "%s has no seccomp profile",
                        workload.name()));
    }

    static void readOnlyRoot(Manifests all, Findings findings) {
        forEachContainer(
                all,
                (workload, container) -> findings.require(
                        container.at("/securityContext/readOnlyRootFilesystem").asBoolean(),
                        "%s can write to its image",
                        workload.name()));
    }

    static void nothingOfTheHost(Manifests all, Findings findings) {
        all.workloads().forEach(workload -> {
            for (var key : List.of("hostNetwork", "hostPID", "hostIPC")) {
                findings.require(!workload.pod().path(key).asBoolean(), "%s has %s", workload.name(), key);
            }
            findings.require(
                    workload.pod().path("volumes").findValues("hostPath").isEmpty(),
                    "%s mounts a folder of the host",
                    workload.name());
        });
        forEachContainer(
                all,
                (workload, container) -> findings.require(
                        container.path("ports").findValues("hostPort").isEmpty(),
                        "%s takes a port of the host",
                        workload.name()));
    }

    static void restrictedNamespace(Manifests all, Findings findings) {
        all.ofKind("Namespace")
                .forEach(namespace -> findings.require(
                        Manifest.map(namespace.at("/metadata/labels"))
                                .getOrDefault("pod-security.kubernetes.io/enforce", "")
                                .equals("restricted"),
                        "The namespace admits pods that are not restricted"));
    }

    static void ownServiceAccount(Manifests all, Findings findings) {
        all.workloads().forEach(workload -> {
            var account = all.find("ServiceAccount/" + workload.name());
            findings.require(
                    workload.pod().path("serviceAccountName").asText().equals(workload.name()) && account.isPresent(),
                    "%s has no service account of its own",
                    workload.name());
            findings.require(
                    noToken(workload.pod())
                            && account.map(found -> noToken(found.body())).orElse(true),
                    "%s gets a token of the Kubernetes API",
                    workload.name());
        });
        all.ofKind("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding")
                .forEach(role -> findings.require(false, "%s gives rights at the Kubernetes API", role.id()));
    }

    static void noServiceLinks(Manifests all, Findings findings) {
        all.workloads()
                .forEach(workload -> findings.require(
                        workload.pod().path("enableServiceLinks").isBoolean()
                                && !workload.pod().path("enableServiceLinks").asBoolean(),
                        "%s gets a variable for each Service",
                        workload.name()));
    }

    static void forEachContainer(Manifests all, BiConsumer<Workload, JsonNode> action) {
        all.workloads()
                .forEach(workload -> workload.containers().forEach(container -> action.accept(workload, container)));
    }

    private static boolean noToken(JsonNode holder) {
        var mounted = holder.path("automountServiceAccountToken");
        return mounted.isBoolean() && !mounted.asBoolean();
    }
}
