package dev.hoopoe.systemtests;

import dev.hoopoe.local.Suite;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One suite of real processes for all system tests, started at the first that asks and stopped after the last. */
final class RunningSuite implements ParameterResolver {

    static final String SECOND_ACCOUNT_HOST = "acme.localhost";
    static final String SECOND_ACCOUNT = "acme";
    static final Path DATA = Path.of("target", "suite").toAbsolutePath();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Suite.class || type == Desk.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var suite = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Start.class, key -> Start.attempt(), Start.class)
                .suite();
        return parameter.getParameter().getType() == Suite.class ? suite : Desk.at(suite.gatewayUrl());
    }

    /** What came of the one attempt to start the suite: a suite that cannot start is not tried again by each test. */
    private record Start(Optional<Suite> started, RuntimeException failure) implements AutoCloseable {

        static Start attempt() {
            try {
                return new Start(Optional.of(RunningSuite.start()), null);
            } catch (RuntimeException e) {
                return new Start(Optional.empty(), e);
            }
        }

        Suite suite() {
            return started.orElseThrow(() -> new IllegalStateException("The suite did not start", failure));
        }

        @Override
        public void close() {
            started.ifPresent(Suite::close);
        }
    }

    private static Suite start() {
        return Suite.builder()
                .dataDirectory(DATA)
                .variable("HOOPOE_ACCOUNT_HOSTS", SECOND_ACCOUNT_HOST + "=" + SECOND_ACCOUNT)
                .freePorts()
                .start();
    }
}
