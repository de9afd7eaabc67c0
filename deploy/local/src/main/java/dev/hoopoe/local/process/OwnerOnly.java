package dev.hoopoe.local.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and folders without rights for group and others. A Java process cannot change its own umask, so what it makes
 * itself it makes here; its children have umask 077 ({@link Detached}).
 */
public final class OwnerOnly {

    private static final FileAttribute<Set<PosixFilePermission>> FILE = attribute("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER = attribute("rwx------");
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes the folder and those above it that are missing. */
    public static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    /** Makes an empty file. */
    public static Path createFile(Path file) throws IOException {
        return Files.createFile(file, FILE);
    }

    /** Writes the file, or replaces it in one step. */
    public static Path write(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".new", FILE);
        Files.writeString(fresh, text);
        return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes the rights of group and others from all that is in the tree; nothing happens when there is none. */
    public static void narrowTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                narrow(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isSymbolicLink()) {
                    narrow(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** Takes the rights of group and others from the file or folder. */
    public static void narrow(Path path) throws IOException {
        try {
            Set<PosixFilePermission> rights = EnumSet.copyOf(OWNERS);
            Set<PosixFilePermission> present = Files.getPosixFilePermissions(path);
            rights.retainAll(present);
            if (!rights.equals(present)) {
                Files.setPosixFilePermissions(path, rights);
            }
        } catch (NoSuchFileException e) {
            // Removed by its owner while the tree was walked.
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> attribute(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }
}
