package dev.hoopoe.kubernetes.faults;

import static dev.hoopoe.kubernetes.faults.Faults.local;
import static dev.hoopoe.kubernetes.faults.Faults.production;
import static dev.hoopoe.kubernetes.faults.Planting.CONTAINER;
import static dev.hoopoe.kubernetes.faults.Planting.POD;
import static dev.hoopoe.kubernetes.faults.Planting.addKind;
import static dev.hoopoe.kubernetes.faults.Planting.remove;
import static dev.hoopoe.kubernetes.faults.Planting.removeDocument;
import static dev.hoopoe.kubernetes.faults.Planting.set;
import static dev.hoopoe.kubernetes.rules.ManifestRule.*;

import java.util.List;

/** Faults in what pods may do, take and run. */
final class PodFaults {

    private static final String TICKET = "Deployment/ticket";
    private static final String KAFKA = "StatefulSet/kafka";

    private PodFaults() {}

    static List<Fault> all() {
        return List.of(
                local(NON_ROOT_BY_NUMBER, "no user", remove(TICKET, POD + "/securityContext/runAsUser")),
                local(NON_ROOT_BY_NUMBER, "root's group", set(TICKET, POD + "/securityContext/runAsGroup", "0")),
                local(NON_ROOT_BY_NUMBER, "root in one", set(KAFKA, CONTAINER + "/securityContext/runAsUser", "0")),
                local(
                        NO_ESCALATION,
                        "by default",
                        remove(TICKET, CONTAINER + "/securityContext/allowPrivilegeEscalation")),
                local(
                        NO_ESCALATION,
                        "privileged init container",
                        set(KAFKA, POD + "/initContainers/0/securityContext/privileged", "true")),
                local(
                        NO_CAPABILITIES,
                        "one added",
                        set(TICKET, CONTAINER + "/securityContext/capabilities/add", "[NET_RAW]")),
                local(NO_CAPABILITIES, "none dropped", remove(TICKET, CONTAINER + "/securityContext/capabilities")),
                local(SECCOMP, "unconfined", set(TICKET, POD + "/securityContext/seccompProfile/type", "Unconfined")),
                local(
                        READ_ONLY_ROOT,
                        "writable",
                        set(TICKET, CONTAINER + "/securityContext/readOnlyRootFilesystem", "false")),
                local(NOTHING_OF_THE_HOST, "network", set(TICKET, POD + "/hostNetwork", "true")),
                local(
                        NOTHING_OF_THE_HOST,
                        "folder",
                        set(TICKET, POD + "/volumes/-", "{name: host, hostPath: {path: /}}")),
                local(NOTHING_OF_THE_HOST, "port", set(TICKET, CONTAINER + "/ports/0/hostPort", "8103")),
                local(
                        RESTRICTED_NAMESPACE,
                        "baseline",
                        set("Namespace/hoopoe", "/metadata/labels/pod-security.kubernetes.io~1enforce", "baseline")),
                local(OWN_SERVICE_ACCOUNT, "another's", set(TICKET, POD + "/serviceAccountName", "auth")),
                local(OWN_SERVICE_ACCOUNT, "missing", removeDocument("ServiceAccount/ticket")),
                local(
                        OWN_SERVICE_ACCOUNT,
                        "token",
                        set("ServiceAccount/ticket", "/automountServiceAccountToken", "true")),
                local(OWN_SERVICE_ACCOUNT, "role", addKind("rbac.authorization.k8s.io/v1", "Role")),
                local(NO_SERVICE_LINKS, "by default", remove(TICKET, POD + "/enableServiceLinks")),
                local(REQUESTS, "no processor", remove(TICKET, CONTAINER + "/resources/requests/cpu")),
                local(MEMORY_LIMIT, "none", remove(TICKET, CONTAINER + "/resources/limits/memory")),
                local(MEMORY_LIMIT, "above request", set(TICKET, CONTAINER + "/resources/limits/memory", "1Gi")),
                local(EPHEMERAL_STORAGE, "no limit", remove(TICKET, CONTAINER + "/resources/limits/ephemeral-storage")),
                local(SIZE_OF_EMPTY_DIR, "none", set(TICKET, POD + "/volumes/0/emptyDir", "{}")),
                local(PINNED_IMAGE, "latest", set(KAFKA, CONTAINER + "/image", "apache/kafka:latest")),
                local(PINNED_IMAGE, "no tag", set(KAFKA, POD + "/initContainers/0/image", "apache/kafka")),
                production(PINNED_IMAGE, "major version", set("Cluster/postgres", "/spec/imageName", "postgresql:18")),
                local(ONE_RELEASE, "one older", set(TICKET, CONTAINER + "/image", "hoopoe/ticket:0.9.0")),
                local(
                        ONE_RELEASE,
                        "not the project's",
                        all -> all.services()
                                .forEach(service -> set(
                                                service.manifest().id(),
                                                CONTAINER + "/image",
                                                "hoopoe/" + service.name() + ":0.9.0")
                                        .accept(all))),
                local(ONE_RELEASE, "another's image", set(TICKET, CONTAINER + "/image", "hoopoe/auth:1.0.0")),
                local(LABELS, "no name", remove("Service/ticket", "/metadata/labels/app.kubernetes.io~1name")));
    }
}
