package dev.hoopoe.local.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a backup is of; its first entry.
 *
 * @param format the version of the archive's layout
 * @param created ISO 8601, UTC
 * @param architecture of the machine, since PostgreSQL's files are for one alone
 * @param postgres the server's major version
 * @param migrations the names of the SQL migrations that each service's database has
 */
public record BackupManifest(
        int format, String created, String architecture, String postgres, Map<String, List<String>> migrations) {

    /** The layout that this build writes, and the newest that it reads. */
    public static final int FORMAT = 1;

    static final String ENTRY = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    static BackupManifest read(byte[] json) throws IOException {
        int format = JSON.readTree(json).path("format").asInt();
        if (format > FORMAT) {
            throw new StartRefusedException("The backup has format " + format + "; this build reads formats up to "
                    + FORMAT + ". Restore it with a newer Hoopoe.");
        }
        return JSON.readValue(json, BackupManifest.class);
    }

    byte[] toJson() throws JsonProcessingException {
        return JSON.writeValueAsBytes(this);
    }
}
