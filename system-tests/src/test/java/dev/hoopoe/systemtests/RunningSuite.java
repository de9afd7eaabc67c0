package dev.hoopoe.systemtests;

import dev.hoopoe.common.testing.CompiledJsonPaths;
import dev.hoopoe.local.Suite;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.Optional;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One suite of real processes for all system tests, and an OpenID provider in Google's place; started at the first that
 * asks and stopped after the last. Whatever it answers to REST Assured is held to its own document.
 */
final class RunningSuite implements ParameterResolver {

    /** Bound to the default account; the gateway's own address is bound to none. */
    static final String FIRST_ACCOUNT_HOST = "desk.localhost";

    static final String SECOND_ACCOUNT_HOST = "acme.localhost";
    static final String SECOND_ACCOUNT = "acme";

    /** Opened without an administrator, so that a master can be created there. */
    static final String HCALL_ACCOUNT = "hcall-desk";

    static final String HCALL_HOST = "hcall.acme.localhost";
    static final String OMNIDESK_HOST = "omnidesk.acme.localhost";
    static final String NETIA_HOST = "netia.acme.localhost";

    /** Pages of events that one caller may read in a minute: few enough for a test to use them up. */
    static final int EVENTS_PER_CALLER = 2_000;

    static final Path DATA = Path.of("target", "suite").toAbsolutePath();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Suite.class || type == ApiClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var suite = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Start.class, key -> Start.attempt(), Start.class)
                .suite();
        return parameter.getParameter().getType() == Suite.class ? suite : ApiClient.at(suite.gatewayUrl());
    }

    /** What came of the one attempt to start the suite: a suite that cannot start is not tried again by each test. */
    private record Start(MockOAuth2Server provider, Optional<Suite> started, RuntimeException failure)
            implements AutoCloseable {

        static Start attempt() {
            var provider = new MockOAuth2Server();
            provider.start();
            try {
                return new Start(provider, Optional.of(RunningSuite.start(provider)), null);
            } catch (RuntimeException e) {
                return new Start(provider, Optional.empty(), e);
            }
        }

        Suite suite() {
            return started.orElseThrow(() -> new IllegalStateException("The suite did not start", failure));
        }

        @Override
        public void close() {
            started.ifPresent(Suite::close);
            provider.shutdown();
        }
    }

    private static Suite start(MockOAuth2Server provider) {
        var suite = Suite.builder()
                .dataDirectory(DATA)
                // The best of the JIT is a third of what a suite takes that lives for minutes.
                .javaOption("-XX:TieredStopAtLevel=1")
                .fresh()
                .variable(
                        "HOOPOE_ACCOUNT_HOSTS",
                        String.join(
                                ",",
                                FIRST_ACCOUNT_HOST + "=default",
                                SECOND_ACCOUNT_HOST + "=" + SECOND_ACCOUNT,
                                HCALL_HOST + "=" + HCALL_ACCOUNT,
                                OMNIDESK_HOST + "=" + SECOND_ACCOUNT,
                                NETIA_HOST + "=" + SECOND_ACCOUNT))
                .variable(
                        "HOOPOE_HOSTS",
                        String.join(",", HCALL_HOST + "=hcall", OMNIDESK_HOST + "=omnidesk", NETIA_HOST + "=netia"))
                // Nobody shares the machine who would suffer from many logins.
                .variable("HOOPOE_PASSWORD_MAX_UTILIZATION", "1")
                // The passwords in HCall's own document have no special character.
                .variable("PASSWORD_SPECIAL", "False")
                // The launcher multiplies quotas by a thousand.
                .variable("HOOPOE_GATEWAY_RATE_LIMITS_STREAM_PER_CALLER", Integer.toString(EVENTS_PER_CALLER / 1_000))
                .variable("HOOPOE_OAUTH_GOOGLE_ENABLED", "true")
                .variable("HOOPOE_OAUTH_GOOGLE_CLIENT_ID", "hoopoe")
                .variable("HOOPOE_OAUTH_GOOGLE_SECRET", "a secret of the tests")
                .variable(
                        "HOOPOE_OAUTH_GOOGLE_AUTH_SERVER_URL",
                        provider.issuerUrl("google").toString())
                .freePorts()
                .start();
        CompiledJsonPaths.install();
        RestAssured.filters(new DocumentedAnswers(suite.gatewayUrl()));
        return suite;
    }
}
