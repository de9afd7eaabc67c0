package dev.hoopoe.local;

import dev.hoopoe.local.process.ProjectRoot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of a suite before its start; defaults as of {@code ./hoopoe up}. */
public final class SuiteBuilder {

    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final Map<String, String> postgres = new HashMap<>();
    private final List<String> java = new ArrayList<>();
    private Path root;
    private Path build;
    private Path folder;
    private boolean freePorts;
    private boolean fresh;
    private ArchiveSaving archiveSaving = ArchiveSaving.NEVER;
    private SuiteListener listener = new QuietListener();

    SuiteBuilder() {}

    /** The folder for data, logs and keys. */
    public SuiteBuilder dataDirectory(Path directory) {
        this.folder = directory;
        return this;
    }

    /** Uses ports that are free now instead of the usual ones. */
    public SuiteBuilder freePorts() {
        this.freePorts = true;
        return this;
    }

    /** Begins with empty data and new keys. */
    public SuiteBuilder fresh() {
        this.fresh = true;
        return this;
    }

    /** Sets a variable of the caller's environment, such as {@code HOOPOE_ADMIN_EMAIL}. */
    public SuiteBuilder variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Adds a setting of the embedded PostgreSQL, named as in {@code postgresql.conf}. */
    public SuiteBuilder postgresSetting(String name, String value) {
        postgres.put(name, value);
        return this;
    }

    /** Adds a Java option of all services; the usual ones take precedence. */
    public SuiteBuilder javaOption(String option) {
        java.add(option);
        return this;
    }

    /** Lets each service save an archive of its classes when it stops, which halves the next start. */
    SuiteBuilder savingArchives(ArchiveSaving when) {
        this.archiveSaving = when;
        return this;
    }

    SuiteBuilder root(Path checkout) {
        this.root = checkout;
        return this;
    }

    SuiteBuilder listener(SuiteListener told) {
        this.listener = told;
        return this;
    }

    /** Has the services run the build of another checkout at first. */
    public SuiteBuilder build(Path checkout) {
        this.build = checkout;
        return this;
    }

    /** Starts the suite and returns when all of it is ready. */
    public Suite start() {
        Suite suite = prepare();
        suite.start();
        return suite;
    }

    /** The suite before its start. */
    Suite prepare() {
        Path checkout = root == null ? ProjectRoot.find() : root;
        SuiteSettings settings = new SuiteSettings(
                checkout,
                build == null ? checkout : build,
                folder == null ? SuiteFolder.usual(checkout, environment) : folder,
                fresh,
                archiveSaving,
                freePorts ? SuitePort.free() : SuitePort.from(environment),
                Map.copyOf(postgres),
                List.copyOf(java),
                Map.copyOf(environment));
        return new Suite(settings, listener);
    }
}
