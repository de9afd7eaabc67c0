package dev.hoopoe.messaging.file;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.seal.Signer;
import dev.hoopoe.messaging.webhook.signing.SecretStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Links to files that work without a token and for a time: signed with HMAC-SHA-256 over account, file and expiry. */
@Singleton
public class FileLinks {

    /** For how much of its life a link stays the same. */
    private static final int PERIODS = 4;

    private static final int MAX_NAME = 100;
    private static final Pattern NOT_IN_PATH = Pattern.compile("[^A-Za-z0-9._-]+");

    private final Signer signer;
    private final FileConfig config;
    private final CurrentCaller caller;
    private final Clock clock;

    FileLinks(SecretStore secrets, FileConfig config, CurrentCaller caller, Clock clock) {
        this.signer = secrets.signer("hoopoe links to files");
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** Files of the caller's account with links to them. */
    public List<LinkedFile> link(List<Attachment> files) {
        return files.stream().map(this::link).toList();
    }

    /** A file of the caller's account with a link to it. */
    public LinkedFile link(Attachment file) {
        return new LinkedFile(
                file.id(), file.filename(), file.contentType(), file.size(), url(caller.accountId(), file));
    }

    String url(String account, Attachment file) {
        var expires = expiry();
        var base = config.baseUrl().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/files/" + file.id() + "/"
                + pathName(file) + "?expires=" + expires + "&signature="
                + signer.signInText(signed(account, file.id(), expires));
    }

    /**
     * Whether a link with this signature leads to the file now.
     *
     * @param name the path's last segment
     * @param expires in seconds since 1970, in decimal digits
     */
    boolean isValid(OwnedFile owned, String name, String expires, String signature) {
        return signer.hasSignedInText(signed(owned.account(), owned.file().id(), parse(expires)), signature)
                && parse(expires) > clock.instant().getEpochSecond()
                && name.equals(pathName(owned.file()));
    }

    private long expiry() {
        var ttl = config.urlTtl().toSeconds();
        var period = Math.max(1, ttl / PERIODS);
        return (clock.instant().getEpochSecond() / period + 1) * period + ttl;
    }

    /** For people alone; the file's name is in the header of the answer. Nothing here needs an encoding. */
    private static String pathName(Attachment file) {
        var name = NOT_IN_PATH.matcher(file.filename()).replaceAll("_");
        name = name.substring(Math.max(0, name.length() - MAX_NAME));
        return name.startsWith(".") ? "_" + name.substring(1) : name;
    }

    private static String signed(String account, UUID id, long expires) {
        return account + "\n" + id + "\n" + expires;
    }

    private static long parse(String expires) {
        try {
            return Long.parseLong(expires);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
