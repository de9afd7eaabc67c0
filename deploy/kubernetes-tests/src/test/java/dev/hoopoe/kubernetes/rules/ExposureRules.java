package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Overlay;

/** What the outside sees. */
final class ExposureRules {

    private ExposureRules() {}

    static void onlyGatewayOutside(Manifests all, Findings findings) {
        all.ofKind("Service")
                .forEach(service -> findings.require(
                        service.at("/spec/type").asText("ClusterIP").equals("ClusterIP")
                                && service.at("/spec/externalIPs").isEmpty(),
                        "%s can be reached from outside",
                        service.id()));
        all.ofKind("Ingress", "TCPRoute", "TLSRoute", "GRPCRoute")
                .forEach(route -> findings.require(false, "%s leads inside", route.id()));
        all.ofKind("HTTPRoute")
                .flatMap(route -> route.body().findValues("backendRefs").stream())
                .flatMap(backends -> Manifest.children(backends).stream())
                .forEach(backend -> findings.require(
                        backend.path("name").asText().equals("gateway")
                                && backend.path("port").asInt() == Facts.port("gateway"),
                        "A route leads to %s",
                        backend));
    }

    /** The range of the proxies is the installation's: what is shipped trusts none, and does not start without a choice. */
    static void trustedProxies(Manifests all, Findings findings) {
        if (all.overlay() == Overlay.PRODUCTION) {
            var shipped = all.services().stream()
                    .filter(service -> service.name().equals("gateway"))
                    .map(service -> service.variables(all).getOrDefault("HOOPOE_FORWARDED_TRUSTED_PROXIES", ""))
                    .toList();
            findings.require(
                    shipped.stream().allMatch(value -> value.matches("[a-z-]+")),
                    "The gateway starts with trusted proxies that nobody chose: %s",
                    shipped);
        }
    }

    static void tls(Manifests all, Findings findings) {
        if (all.overlay() == Overlay.PRODUCTION) {
            var listeners = all.ofKind("Gateway")
                    .flatMap(gateway -> Manifest.children(gateway.at("/spec/listeners")).stream())
                    .toList();
            var secure = listeners.stream().filter(ExposureRules::isSecure).toList();
            findings.require(!secure.isEmpty(), "No listener speaks TLS");
            all.ofKind("HTTPRoute")
                    .filter(route -> !route.body().findValues("backendRefs").isEmpty())
                    .flatMap(route -> Manifest.children(route.at("/spec/parentRefs")).stream())
                    .forEach(parent -> findings.require(
                            secure.stream()
                                    .anyMatch(listener -> listener.path("name").equals(parent.path("sectionName"))),
                            "A route serves by a listener without TLS"));
        }
    }

    private static boolean isSecure(JsonNode listener) {
        return listener.path("protocol").asText().equals("HTTPS")
                && listener.at("/tls/mode").asText().equals("Terminate")
                && Manifest.children(listener.at("/tls/certificateRefs")).size() == 1;
    }
}
