package dev.hoopoe.kubernetes.rendering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An overlay of {@code deploy/kubernetes}. */
public enum Overlay {
    LOCAL,
    PRODUCTION;

    /** The root of the checkout. */
    public static final Path ROOT = Path.of(System.getProperty("hoopoe.root"));

    /** {@code deploy/kubernetes}. */
    public static final Path FOLDER = ROOT.resolve("deploy/kubernetes");

    private static final Map<Overlay, Manifests> RENDERED = new ConcurrentHashMap<>();
    private static final Map<Overlay, Manifests> SECRETS = new ConcurrentHashMap<>();

    /** Whether the program that renders is there. */
    public static boolean canRender() {
        try {
            run("kubectl", "version", "--client");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The name of its folder. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A copy of its own of what is applied to a cluster. */
    public Manifests render() {
        return RENDERED.computeIfAbsent(this, Overlay::rendered).copy();
    }

    /** The Secrets that {@code deploy/kubernetes/secrets} prints for it. */
    public Manifests secrets() {
        return SECRETS.computeIfAbsent(
                this, overlay -> parsed(FOLDER.resolve("secrets").toString(), overlay.wireName()));
    }

    private Manifests rendered() {
        return parsed(
                "kubectl",
                "kustomize",
                FOLDER.resolve("overlays").resolve(wireName()).toString());
    }

    private Manifests parsed(String... command) {
        try {
            return Manifests.parse(this, run(command));
        } catch (IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static String run(String... command) throws IOException {
        var process = new ProcessBuilder(List.of(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }
}
