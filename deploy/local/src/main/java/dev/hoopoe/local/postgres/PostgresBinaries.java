package dev.hoopoe.local.postgres;

import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.StartRefusedException;
import dev.hoopoe.local.process.SuperUser;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server's programs, unpacked once from the class path into a cache folder. */
final class PostgresBinaries {

    private static final int OWNER_EXECUTES = 0100;

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacks the programs into a folder below the cache unless another start has done so. */
    static PostgresBinaries in(Path cache) {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            throw new StartRefusedException("The embedded PostgreSQL runs on Linux (x86_64, arm64) only here."
                    + " Set HOOPOE_DATABASE_URL, HOOPOE_DATABASE_USER and HOOPOE_DATABASE_PASSWORD to a server of"
                    + " yours.");
        }
        if (SuperUser.isCurrent() && !LinuxUtils.isUnshareAvailable()) {
            throw new StartRefusedException("PostgreSQL refuses to run as root, and `unshare -U` (package"
                    + " util-linux), which lends it another user, is missing or not allowed here. Run Hoopoe as an"
                    + " ordinary user, install util-linux, or set HOOPOE_DATABASE_URL to a server of yours.");
        }
        try {
            Path folder = cache.toAbsolutePath().resolve("postgres-" + fingerprint());
            if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                unpack(cache, folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "Cannot unpack PostgreSQL into " + cache + ": " + e.getMessage() + ". Is the disk full?", e);
        }
    }

    /** The command line of one of the server's programs, as a user that it accepts. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (SuperUser.isCurrent()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static InputStream archive() throws IOException {
        String architecture = System.getProperty("os.arch");
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", architecture);
        } catch (IllegalStateException e) {
            throw new StartRefusedException(
                    "No PostgreSQL programs for " + architecture + ": set HOOPOE_DATABASE_URL to a server of yours.",
                    e);
        }
    }

    private static String fingerprint() throws IOException {
        try (InputStream archive = archive()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            archive.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Path cache, Path folder) throws IOException {
        OwnerOnly.createFolders(cache);
        Path fresh = Files.createTempDirectory(cache, "unpacking-");
        try (InputStream archive = archive();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(tar, entry, fresh);
            }
        }
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry outside of its archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            OwnerOnly.createFolders(target);
        } else if (entry.isSymbolicLink()) {
            OwnerOnly.createFolders(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            OwnerOnly.createFolders(target.getParent());
            Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
            Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(
                    (entry.getMode() & OWNER_EXECUTES) != 0 ? "rwx------" : "rw-------");
            Files.setPosixFilePermissions(target, permissions);
        }
    }
}
