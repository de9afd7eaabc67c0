package dev.hoopoe.local;

import dev.hoopoe.local.process.StartRefusedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A setting whose default is only for a suite on loopback. With a gateway on another address each must be set
 * explicitly; an empty value is allowed.
 */
enum LoopbackDefault {
    OAUTH_REDIRECTS(Service.AUTH, "*", "https://desk.example.com/app", "where a sign-in may send the browser"),
    WEBHOOKS_ALLOWED_RANGES(
            Service.MESSAGING, "127.0.0.0/8,::1/128", "10.1.0.0/16", "private addresses that webhooks may reach"),
    WEBHOOKS_HTTP_ALLOWED(Service.MESSAGING, "true", "false", "whether webhooks may go by http"),
    DIALECTS(Service.GATEWAY, "homa,hcall,omnidesk,netia", "homa", "hcall lets anybody register"),
    REGISTRATION(Service.DIRECTORY, "open", "closed", "whether anyone may open an account by registering"),
    CORS_ANY_LOCALHOST(Service.GATEWAY, "true", "false", "whether pages of any localhost port may call"),
    GATEWAY_RATE_LIMITS_SCALE(
            Service.GATEWAY,
            "1000",
            "1",
            "multiplies the limits of requests; on loopback all clients have one address");

    private final Service service;
    private final String onLoopback;
    private final String example;
    private final String meaning;

    LoopbackDefault(Service service, String onLoopback, String example, String meaning) {
        this.service = service;
        this.onLoopback = onLoopback;
        this.example = example;
        this.meaning = meaning;
    }

    /** The variable that sets it. */
    String variable() {
        return "HOOPOE_" + name();
    }

    /** Adds the defaults of the service that the caller has not set. */
    static void addTo(Map<String, String> variables, Service service) {
        for (LoopbackDefault setting : values()) {
            if (setting.service == service) {
                variables.putIfAbsent(setting.variable(), setting.onLoopback);
            }
        }
    }

    /**
     * Refuses the start when other machines can reach the gateway and the caller has not set all of them.
     *
     * @throws StartRefusedException with the variables that are missing and an example value for each
     */
    static void requireChosen(SuiteSettings settings) {
        List<LoopbackDefault> missing = Arrays.stream(values())
                .filter(setting -> !settings.environment().containsKey(setting.variable()))
                .toList();
        if (missing.isEmpty() || isLoopback(settings.host())) {
            return;
        }
        throw new StartRefusedException("With HOOPOE_HOST=" + settings.host() + " other machines can reach the gateway,"
                + " and these defaults are for one machine only. Set each on purpose (an empty value allows nothing)"
                + " and start again:\n"
                + missing.stream().map(LoopbackDefault::hint).collect(Collectors.joining("\n")));
    }

    private String hint() {
        return "  " + variable() + "=" + example + "   (" + meaning + "; on loopback " + onLoopback + ")";
    }

    private static boolean isLoopback(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            throw new StartRefusedException(
                    "HOOPOE_HOST=" + host + " is no address of this machine and no name that can be looked up. Use"
                            + " 127.0.0.1, 0.0.0.0 or the address of a network card.",
                    e);
        }
    }
}
