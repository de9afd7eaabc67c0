package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The databases of the production overlay. */
final class DatabaseRules {

    private static final String PLUGIN = "barman-cloud.cloudnative-pg.io";

    private static final Pattern FUNCTION = Pattern.compile("\"([a-z_]+\\([a-z, ]+\\))\"");

    private DatabaseRules() {}

    /** A database for each service, its owner for migrations, and a login that owns nothing (decision 0027). */
    static void databasesAndRoles(Manifests all, Findings findings) {
        if (all.overlay() != Overlay.PRODUCTION) {
            return;
        }
        List<String> roles = new ArrayList<>();
        List<String> databases = new ArrayList<>();
        for (var service : Facts.DATABASE_SERVICES) {
            var name = "hoopoe_" + service;
            databases.add(name + " of " + name + "_owner, retain");
            roles.add(name + " login database-" + service + " [" + name + "_worker]");
            roles.add(name + "_owner login database-" + service + "-owner [" + name + "_worker]");
            roles.add(name + "_worker  []");
        }
        findings.requireSame(
                "Database",
                databases,
                all.ofKind("Database")
                        .map(database -> "%s of %s, %s"
                                .formatted(
                                        database.text("/spec/name"),
                                        database.text("/spec/owner"),
                                        database.text("/spec/databaseReclaimPolicy")))
                        .toList());
        findings.requireSame(
                "Role",
                roles,
                all.ofKind("Cluster")
                        .flatMap(cluster -> Manifest.children(cluster.at("/spec/managed/roles")).stream())
                        .map(DatabaseRules::role)
                        .toList());
        all.ofKind("Cluster").forEach(cluster -> {
            var lines = Manifest.texts(cluster.at("/spec/postgresql/pg_hba"));
            findings.requireSame(
                    "Line of pg_hba",
                    Facts.DATABASE_SERVICES.stream()
                            .map(service -> "hostssl hoopoe_%1$s hoopoe_%1$s,hoopoe_%1$s_owner all scram-sha-256"
                                    .formatted(service))
                            .toList(),
                    lines.subList(0, Math.max(0, lines.size() - 1)));
            findings.require(
                    lines.indexOf("host all all all reject") == lines.size() - 1,
                    "A role reaches the databases of others");
        });
    }

    /** Without the mark row-level security keeps searches from their indexes: the launcher's list, in both overlays. */
    static void searchFunctions(Manifests all, Findings findings) {
        var rendered = all.ofKind("ConfigMap", "Cluster")
                .map(document -> document.body().toString())
                .collect(Collectors.joining());
        var launcher = Facts.read(
                Overlay.ROOT.resolve("deploy/local/src/main/java/dev/hoopoe/local/postgres/DatabaseServer.java"));
        var functions = FUNCTION.matcher(launcher)
                .results()
                .map(match -> match.group(1))
                .toList();
        findings.require(!functions.isEmpty(), "DatabaseServer lists no functions");
        functions.forEach(function -> findings.require(
                rendered.contains("ALTER FUNCTION pg_catalog." + function + " LEAKPROOF"),
                "%s is not marked as leakproof",
                function));
    }

    static void backups(Manifests all, Findings findings) {
        all.ofKind("Cluster").forEach(cluster -> {
            findings.require(cluster.at("/spec/instances").asInt() >= 3, "%s has no two standbys", cluster.id());
            findings.require(
                    all.ofKind("ScheduledBackup")
                            .anyMatch(
                                    backup -> backup.text("/spec/cluster/name").equals(cluster.name())
                                            && backup.text("/spec/method").equals("plugin")
                                            && backup.text("/spec/pluginConfiguration/name")
                                                    .equals(PLUGIN)
                                            && !backup.at("/spec/suspend").asBoolean()
                                            && backup.text("/spec/schedule").split(" ", -1).length == 6),
                    "%s is not backed up by schedule",
                    cluster.id());
            findings.require(
                    Manifest.children(cluster.at("/spec/plugins")).stream().anyMatch(plugin -> archives(all, plugin)),
                    "%s does not archive its log in a store with a retention",
                    cluster.id());
        });
    }

    /** Relay and retention hold advisory locks of a session, which a pooler in transaction mode breaks. */
    static void noPooler(Manifests all, Findings findings) {
        all.ofKind("Pooler").forEach(pooler -> findings.require(false, "%s breaks advisory locks", pooler.id()));
    }

    /** Database and broker are reached by TLS with a certificate that is checked. */
    static void verifiedTls(Manifests all, Findings findings) {
        if (all.overlay() != Overlay.PRODUCTION) {
            return;
        }
        for (var service : all.services()) {
            var variables = service.variables(all);
            findings.require(
                    "SASL_SSL".equals(variables.get("KAFKA_SECURITY_PROTOCOL")),
                    "%s sends events in the clear",
                    service.name());
            var url = variables.getOrDefault("QUARKUS_DATASOURCE_JDBC_URL", "");
            var certificate = "sslrootcert=/etc/hoopoe/postgres/ca.crt";
            var mounts = service.container().path("volumeMounts").findValuesAsText("mountPath");
            findings.require(
                    !Facts.DATABASE_SERVICES.contains(service.name())
                            || (url.contains("sslmode=verify-full")
                                    && url.contains(certificate)
                                    && mounts.contains("/etc/hoopoe/postgres")),
                    "%s does not check the certificate of the database",
                    service.name());
        }
    }

    private static String role(JsonNode role) {
        var rights = List.of("superuser", "createdb", "createrole", "bypassrls", "replication").stream()
                .filter(right -> role.path(right).asBoolean())
                .collect(Collectors.joining(","));
        return "%s %s%s%s %s"
                .formatted(
                        role.path("name").asText(),
                        role.path("login").asBoolean()
                                ? "login " + role.at("/passwordSecret/name").asText()
                                : "",
                        rights,
                        role.path("login").asBoolean() && role.path("inherit").asBoolean(true) ? " inherits" : "",
                        Manifest.texts(role.path("inRoles")));
    }

    private static boolean archives(Manifests all, JsonNode plugin) {
        var store = all.find(
                "ObjectStore/" + plugin.at("/parameters/barmanObjectName").asText());
        return plugin.path("name").asText().equals(PLUGIN)
                && plugin.path("isWALArchiver").asBoolean()
                && store.isPresent()
                && store.get().text("/spec/retentionPolicy").matches("[1-9][0-9]*[dwm]")
                && store.get().text("/spec/configuration/destinationPath").matches("s3://[a-z0-9-]+/.+");
    }
}
