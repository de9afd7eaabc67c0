package dev.hoopoe.local.backup;

import java.nio.file.Path;

/** The folders of a suite that are backed up: PostgreSQL's data, the uploaded files, the keys. */
public record SuiteFolders(Path postgres, Path files, Path keys) {}
