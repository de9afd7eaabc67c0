package dev.hoopoe.messaging.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Tells the media type of a file from its first bytes. */
final class FileType {

    /** Types that a browser may show in place: pictures without script. */
    private static final Set<String> INLINE = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Containers whose content says less than their name, such as an office document in a ZIP file. */
    private static final Set<String> CONTAINERS =
            Set.of("application/zip", "application/x-tika-ooxml", "application/x-tika-msoffice");

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private FileType() {}

    /** The type without parameters; {@code application/octet-stream} when the content says nothing. */
    static String of(Path file, String name) {
        var type = detect(file, null);
        if (CONTAINERS.contains(type)) {
            type = detect(file, name);
        }
        // A name of the detector, not one that is registered.
        return type.contains("/x-tika-") ? MediaType.OCTET_STREAM.toString() : type;
    }

    static boolean isInline(String type) {
        return INLINE.contains(type);
    }

    private static String detect(Path file, String name) {
        var metadata = new Metadata();
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try (var content = TikaInputStream.get(file)) {
            return TYPES.detect(content, metadata).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
