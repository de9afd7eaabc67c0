package dev.hoopoe.common.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;

/** Installs {@link CompiledJsonPaths} where Quarkus runs a test: REST Assured has a class loader of its own there. */
public final class CompiledJsonPathsCallback implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> testClass) {
        CompiledJsonPaths.install();
    }
}
