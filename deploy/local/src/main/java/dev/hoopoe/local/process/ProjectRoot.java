package dev.hoopoe.local.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder of the checkout, in which the modules' build results lie. */
public final class ProjectRoot {

    private static final String PROPERTY = "hoopoe.root";

    private ProjectRoot() {}

    /** The folder named by the system property {@code hoopoe.root}, else the nearest one above the working directory. */
    public static Path find() {
        Path start = Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("hoopoe"))
                    && Files.isRegularFile(folder.resolve("deploy/local/pom.xml"))) {
                return folder;
            }
        }
        throw new StartRefusedException("No Hoopoe checkout at or above " + start + ": run this inside one, or set -D"
                + PROPERTY + " to its folder.");
    }
}
